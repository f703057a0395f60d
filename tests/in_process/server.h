// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/khmac.h"
#include "server/domain/master_key.h"
#include "server/domain/remembered.h"
#include "server/http/address.h"
#include "server/http/hashing_gate.h"
#include "server/request/metrics.h"
#include "server/request/router.h"
#include "server/request/use_recorder.h"
#include "tests/support/database.h"

#include "shared/core/random.h"

#include <QJsonDocument>

namespace symbolon::test {

//! The whole server but for its sockets: the real router and handlers on a real database, with a clock that
//! stands still. `call()` is what a client does. Thread-safe where the router is: several threads may call.
class TestServer {
public:
    explicit TestServer(store::Engine engine, Settings settings = defaultSettings());
    ~TestServer();

    //! Production, issuer `http://localhost/`, HS_KEY `secret` allowed, scopes as the contract's tests have
    //! them.
    [[nodiscard]] static Settings defaultSettings();

    struct Reply {
        int status = 0;
        QByteArray contentType;
        QByteArray body;
        QList<http::Header> headers;

        [[nodiscard]] QByteArray header(QByteArrayView name) const;

        [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }

        [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }

        [[nodiscard]] QString text(const char *key) const
        {
            return object().value(QLatin1String(key)).toString();
        }
    };

    using Headers = QList<http::Header>;
    //! `target` is path and query as on the wire. A JSON body gets its content type.
    Reply call(const QByteArray &method,
        const QByteArray &target,
        const Headers &headers = {},
        const QByteArray &body = {});
    Reply handle(http::Request request);

    //! `Authorization: Bearer …` with a token of another service: system_id and these scopes, five minutes.
    [[nodiscard]] http::Header systemToken(const QString &scopes) const;
    //! A token with exactly this payload, signed HS512 with the shared key.
    [[nodiscard]] static QByteArray signedToken(const QJsonObject &payload, const QByteArray &key = "secret");
    [[nodiscard]] static http::Header bearer(const QByteArray &token);
    [[nodiscard]] static http::Header bearer(const QString &token);

    TestDatabase database;
    FixedClock clock;
    SystemRandom random;
    Settings settings;

    //! Events published to live views, topic and data.
    QList<std::pair<QByteArray, QByteArray>> published;
    //! Scopes put into tokens; nullopt = none known.
    std::optional<QString> patientScope = QStringLiteral("read:gdm_message");
    std::optional<QString> deviceScope = QStringLiteral("read:send_entry_identifier");
    std::optional<QString> clinicianScope = QStringLiteral("read:send_observation");
    QList<http::Subnet> trustedProxies;
    QList<http::Subnet> neverBanned;

    [[nodiscard]] http::Services &services() { return *m_services; }

    [[nodiscard]] http::Router &router() { return *m_router; }

    [[nodiscard]] store::Pool &pool() { return m_pool; }

    //! What only memory holds is gone, the database stays.
    void restart();

    //! `event_type`s waiting in the outbox, in order.
    [[nodiscard]] QStringList outboxEvents();
    //! Kinds in the audit trail, in order.
    [[nodiscard]] QStringList auditKinds();

private:
    store::Pool m_pool;
    MasterKey m_masterKey;
    khmac::Authority m_khmac;
    std::optional<RememberedCodes> m_remembered;
    http::HashingGate m_gate;
    http::Metrics m_metrics;
    http::UseRecorder m_uses;
    std::shared_ptr<const jwt::KeyRing> m_ring;
    QMutex m_publishing;
    std::unique_ptr<http::Services> m_services;
    std::unique_ptr<http::Router> m_router;
};

} // namespace symbolon::test
