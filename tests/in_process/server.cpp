// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/server.h"

#ifdef SYMBOLON_HAVE_DEVELOPMENT
#include "server/development/development.h"
#endif
#include "server/domain/key_ring.h"
#include "server/handlers/routes.h"

#include "shared/core/log.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/json/write.h"

#include <QMutexLocker>

namespace symbolon::test {

namespace {

    Instant start()
    {
        return fromStored(u"2026-11-25 08:15:00.123456").value();
    }

    jwt::KeyRing ringOf(const Settings &settings)
    {
        return jwt::KeyRing::make(
            { jwt::sharedKey(QStringLiteral("hs"), settings.jwt.hsKey, jwt::KeyState::Signing) })
            .value();
    }

} // namespace

Settings TestServer::defaultSettings()
{
    Settings settings;
    settings.jwt.issuer = QStringLiteral("http://localhost/");
    settings.jwt.hsKey = Secret("secret");
    settings.jwt.allowShortHsKey = true;
    settings.site.publicUrl = QStringLiteral("http://localhost");
    settings.site.prefix = QStringLiteral("SRT");
    settings.audit.publish = true;
    return settings;
}

TestServer::TestServer(store::Engine engine, Settings given)
    : database(engine)
    , clock(start())
    , settings(std::move(given))
    , m_pool(database.target())
    , m_masterKey(MasterKey::fromBytes(Secret(QByteArray(32, 'k'))).value())
    , m_khmac({ { m_masterKey.subkey(purpose::sessionToken) } })
    , m_remembered(random)
    , m_ring(std::make_shared<const jwt::KeyRing>(ringOf(settings)))
{
    startLogging(LogEntry::Level::Error, LogFormat::Plain);
    m_services.reset(new http::Services{ settings,
        m_pool,
        clock,
        random,
        m_masterKey,
        m_khmac,
        *m_remembered,
        m_gate,
        m_metrics,
        m_uses,
        trustedProxies,
        neverBanned,
        [this] { return m_ring; },
        {},
        {},
        {},
        {} });
    m_services->scope = [this](http::ScopeKind kind) -> Result<std::optional<QString>> {
        switch (kind) {
        case http::ScopeKind::Patient:
            return patientScope;
        case http::ScopeKind::Device:
            return deviceScope;
        case http::ScopeKind::Clinician:
            return clinicianScope;
        }
        return fail(Code::Internal);
    };
    m_services->publish = [this](const QByteArray &topic, const QByteArray &, const QByteArray &data) {
        const QMutexLocker lock(&m_publishing);
        published.append(std::pair(topic, data));
    };
    auto routes = handlers::routes();
#ifdef SYMBOLON_HAVE_DEVELOPMENT
    if (development::isEnabled(settings)) {
        development::addRoutes(routes);
        m_services->staticIdentities = development::staticIdentities();
        m_services->believeToken = development::tokenBelief(settings);
    }
#endif
    m_router = std::make_unique<http::Router>(*m_services, std::move(routes));
}

TestServer::~TestServer()
{
    m_pool.release();
}

QByteArray TestServer::Reply::header(QByteArrayView name) const
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

TestServer::Reply TestServer::call(
    const QByteArray &method, const QByteArray &target, const Headers &headers, const QByteArray &body)
{
    http::Request request;
    request.method = method;
    const auto question = target.indexOf('?');
    request.path = target.left(question < 0 ? target.size() : question);
    if (question >= 0)
        request.query = target.mid(question + 1);
    request.headers = headers;
    request.body = body;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    if (!body.isEmpty() && request.header("content-type").isNull())
        request.headers.append(http::Header{ "Content-Type", "application/json" });
    return handle(std::move(request));
}

TestServer::Reply TestServer::handle(http::Request request)
{
    auto lane = m_router->admit(request.method, request.path).lane;
    auto response = m_router->handle(request, lane);
    if (response.reroute)
        response = m_router->handle(request, *response.reroute);
    return { response.status, response.contentType, response.body, response.headers };
}

http::Header TestServer::systemToken(const QString &scopes) const
{
    return bearer(
        signedToken({ { QStringLiteral("metadata"),
                          QJsonObject{ { QStringLiteral("system_id"), QStringLiteral("dhos-robot") } } },
                        { QStringLiteral("iss"), settings.jwt.issuer },
                        { QStringLiteral("aud"), settings.jwt.issuer },
                        { QStringLiteral("scope"), scopes },
                        { QStringLiteral("exp"), static_cast<qint64>(toUnixSeconds(clock.now()) + 300) } },
            settings.jwt.hsKey.reveal()));
}

QByteArray TestServer::signedToken(const QJsonObject &payload, const QByteArray &key)
{
    const QByteArray input = crypto::toBase64Url(R"({"alg":"HS512","typ":"JWT"})") + '.'
        + crypto::toBase64Url(json::write(payload));
    return input + '.' + crypto::toBase64Url(crypto::hmac(crypto::Digest::Sha512, Secret(key), input));
}

http::Header TestServer::bearer(const QByteArray &token)
{
    return { "Authorization", "Bearer " + token };
}

http::Header TestServer::bearer(const QString &token)
{
    return bearer(token.toLatin1());
}

void TestServer::restart()
{
    m_remembered.emplace(random);
}

QStringList TestServer::outboxEvents()
{
    QStringList events;
    for (const auto &row : database.query(QStringLiteral("select payload from outbox order by id")))
        events.append(QJsonDocument::fromJson(row.first().toByteArray())
                          .object()
                          .value(QStringLiteral("event_type"))
                          .toString());
    return events;
}

QStringList TestServer::auditKinds()
{
    QStringList kinds;
    for (const auto &row : database.query(QStringLiteral("select kind from audit_entry order by id")))
        kinds.append(row.first().toString());
    return kinds;
}

} // namespace symbolon::test
