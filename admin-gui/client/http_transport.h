// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/settings.h"
#include "admin-gui/client/transport.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QUrl>

class QNetworkReply;

namespace symbolon::gui {

//! A certificate that somebody has to decide about.
struct CertificateOffer {
    QString authority; //!< `host:port`
    QSslCertificate certificate;
    QByteArray keySha256;
    bool isReplacement = false; //!< another one is pinned for this server
};

//! SHA-256 of the certificate's public key. A renewed certificate with the same key stays trusted.
[[nodiscard]] QByteArray publicKeySha256(const QSslCertificate &certificate);

//! Calls over a socket. Follows no redirect, keeps no cookie and no cache.
//!
//! The key of a server's certificate is pinned when it is first seen: at once if a certification authority of
//! this machine vouches for it, after a person's consent otherwise. From then on no other key is accepted,
//! whoever vouches.
class HttpTransport : public QObject, public Transport {
    Q_OBJECT

public:
    explicit HttpTransport(Settings &settings, QObject *parent = nullptr);

    //! The server to talk to (see serverAddress()).
    void setServer(const QUrl &address) { m_server = address; }

    [[nodiscard]] QUrl server() const { return m_server; }

    //! Pins the offered key; the next call uses it.
    void trust(const CertificateOffer &offer);

    void send(const Call &call, QObject *context, Done done) override;
    [[nodiscard]] std::unique_ptr<Stream> listen(const Call &call) override;

signals:
    //! A call was given up because of this certificate; trust() makes the next one succeed.
    void certificateOffered(const symbolon::gui::CertificateOffer &offer);

private:
    [[nodiscard]] QNetworkReply *start(const Call &call);
    void watchCertificate(QNetworkReply *reply);
    void judge(QNetworkReply *reply, bool isVouchedFor);
    static Result<Reply> outcome(QNetworkReply *reply);

    Settings &m_settings;
    QNetworkAccessManager m_network;
    QUrl m_server;
};

} // namespace symbolon::gui
