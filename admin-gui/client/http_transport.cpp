// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/http_transport.h"

#include "admin-gui/client/address.h"

#include <QCryptographicHash>
#include <QNetworkReply>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>

namespace symbolon::gui {

namespace {

    constexpr auto certificateRefused = "symbolonCertificateRefused";

    //! A stream that lives as long as the network reply behind it.
    class ReplyStream final : public Stream {
    public:
        explicit ReplyStream(QNetworkReply *reply)
            : m_reply(reply)
        {
            connect(reply, &QNetworkReply::readyRead, this, [this] {
                const QByteArray bytes = m_reply->readAll();
                if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200)
                    emit received(bytes);
            });
            connect(reply, &QNetworkReply::finished, this, &Stream::ended);
        }

        ~ReplyStream() override
        {
            if (!m_reply)
                return;
            m_reply->disconnect(this);
            m_reply->abort();
            m_reply->deleteLater();
        }

    private:
        QPointer<QNetworkReply> m_reply;
    };

    Failure unreachable(QNetworkReply *reply)
    {
        if (reply->property(certificateRefused).toBool())
            return fail(
                Code::Unavailable, QStringLiteral("certificate not trusted"), fault::certificate.toString());
        const bool isLate = reply->error() == QNetworkReply::OperationCanceledError
            || reply->error() == QNetworkReply::TimeoutError;
        return fail(
            isLate ? Code::Timeout : Code::Unavailable, reply->errorString(), fault::network.toString());
    }

} // namespace

QByteArray publicKeySha256(const QSslCertificate &certificate)
{
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
}

HttpTransport::HttpTransport(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

void HttpTransport::trust(const CertificateOffer &offer)
{
    m_settings.setPin(offer.authority, offer.keySha256);
    m_network.clearConnectionCache();
}

void HttpTransport::send(const Call &call, QObject *context, Done done)
{
    QNetworkReply *reply = start(call);
    const QPointer<QObject> alive(context);
    connect(reply, &QNetworkReply::finished, this, [reply, alive, done = std::move(done)] {
        reply->deleteLater();
        if (alive)
            done(outcome(reply));
    });
    connect(context, &QObject::destroyed, reply, &QNetworkReply::abort);
}

std::unique_ptr<Stream> HttpTransport::listen(const Call &call)
{
    Call endless = call;
    endless.timeout = std::chrono::milliseconds(0);
    return std::make_unique<ReplyStream>(start(endless));
}

QNetworkReply *HttpTransport::start(const Call &call)
{
    QUrl url = m_server;
    url.setPath(QString::fromLatin1(call.path()), QUrl::TolerantMode);
    if (!call.query().isEmpty())
        url.setQuery(QString::fromLatin1(call.query()), QUrl::TolerantMode);
    QNetworkRequest request(url);
    request.setTransferTimeout(int(call.timeout.count()));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("Accept", "application/json");
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = m_network.sendCustomRequest(request, call.method, call.body);
    watchCertificate(reply);
    return reply;
}

void HttpTransport::watchCertificate(QNetworkReply *reply)
{
    // encrypted() comes after every good handshake and before the first byte of the request (QNetworkReply).
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply] { judge(reply, false); });
    connect(reply, &QNetworkReply::encrypted, this, [this, reply] { judge(reply, true); });
}

void HttpTransport::judge(QNetworkReply *reply, bool isVouchedFor)
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    const QString authority = authorityOf(m_server);
    const QByteArray offered = publicKeySha256(certificate);
    const QByteArray pinned = m_settings.pin(authority);
    if (pinned.isEmpty() && isVouchedFor)
        m_settings.setPin(authority, offered);
    if (pinned == offered || (pinned.isEmpty() && isVouchedFor)) {
        if (!isVouchedFor)
            reply->ignoreSslErrors();
        return;
    }
    const bool isRepeated = reply->property(certificateRefused).toBool();
    reply->setProperty(certificateRefused, true);
    reply->abort();
    if (!isRepeated)
        emit certificateOffered({ authority, certificate, offered, !pinned.isEmpty() });
}

Result<Reply> HttpTransport::outcome(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || reply->error() == QNetworkReply::OperationCanceledError)
        return unreachable(reply);
    return Reply{
        status, reply->rawHeader("Content-Type"), reply->readAll(), reply->rawHeader("Retry-After").toInt()
    };
}

} // namespace symbolon::gui
