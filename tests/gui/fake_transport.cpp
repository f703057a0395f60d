// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/fake_transport.h"

#include <QPointer>
#include <QTimer>
#include <QUrlQuery>

namespace symbolon::test {

namespace {

    int statusOf(Code code)
    {
        for (const int status : { 401, 403, 404, 405, 408, 409, 412, 413, 415, 429, 503, 500 }) {
            if (gui::errorOf({ status, {}, {} }).code == code)
                return status;
        }
        return 400;
    }

} // namespace

void FakeTransport::send(const gui::Call &call, QObject *context, Done done)
{
    m_last = call;
    const QString name = QString::fromLatin1(call.method + ' ' + call.path());
    m_calls.append(name);
    if (!call.body.isEmpty())
        m_bodies.insert(name, json::parse(call.body)->toObject());
    // The context may outlive us: an answer on its way then arrives nowhere.
    const QPointer<QObject> life(&m_life);
    QTimer::singleShot(m_latency, context, [this, life, call, done = std::move(done)] {
        if (!life)
            return;
        if (m_isOnline)
            done(answer(call));
        else
            done(fail(Code::Unavailable, QStringLiteral("no network"), gui::fault::network.toString()));
    });
}

std::unique_ptr<gui::Stream> FakeTransport::listen(const gui::Call &)
{
    return nullptr;
}

QByteArray FakeTransport::lastHeader(const QByteArray &name) const
{
    for (const auto &[key, value] : m_last.headers) {
        if (key == name)
            return value;
    }
    return {};
}

gui::Reply FakeTransport::problem(const Error &error)
{
    const int status = statusOf(error.code);
    QJsonObject document{ { QStringLiteral("status"), status } };
    if (!error.detail.isEmpty())
        document.insert(QStringLiteral("detail"), error.detail);
    if (!error.where.isEmpty())
        document.insert(QStringLiteral("field"), error.where);
    if (!error.reference.isEmpty())
        document.insert(QStringLiteral("reference"), error.reference);
    return { status, "application/problem+json", json::write(document), error.retryAfter };
}

std::optional<QJsonObject> FakeTransport::match(const QByteArray &pattern, const QByteArray &path)
{
    const QList<QByteArray> wanted = pattern.split('/');
    const QList<QByteArray> given = path.split('/');
    if (wanted.size() != given.size())
        return {};
    QJsonObject parameters;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QByteArray &part = wanted.at(i);
        if (part.startsWith('{'))
            parameters.insert(QString::fromLatin1(part.mid(1, part.size() - 2)),
                QString::fromUtf8(QByteArray::fromPercentEncoding(given.at(i))));
        else if (part != given.at(i))
            return {};
    }
    return parameters;
}

gui::Reply FakeTransport::answer(const gui::Call &call) const
{
    QJsonObject query;
    for (const auto &[key, value] :
        QUrlQuery(QString::fromLatin1(call.query())).queryItems(QUrl::FullyDecoded))
        query.insert(key, value);
    const QJsonObject body = call.body.isEmpty() ? QJsonObject() : json::parse(call.body)->toObject();
    for (auto route = m_routes.crbegin(); route != m_routes.crend(); ++route) {
        const auto parameters = match(route->pattern, call.path());
        if (route->method == call.method && parameters)
            return route->answer(*parameters, query, body);
    }
    return problem({ Code::NotFound });
}

} // namespace symbolon::test
