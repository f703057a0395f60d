// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/development/development.h"
#include "server/handlers/secrets.h"
#include "server/request/authenticate.h"

#include "shared/json/write.h"

#include <QJsonArray>

namespace symbolon::development {

namespace {

    using api::BodyPolicy;
    using api::Cost;
    using api::EndpointInfo;
    using api::Method;
    using api::Permission;
    using api::Surface;

    struct DropData : api::Endpoint {
        static constexpr EndpointInfo info{ Method::Post,
            "/drop_data",
            Surface::Activation,
            Permission::anyone(),
            "Empty the activation tables." };
        using Response = http::Response;
    };

    struct ResetTestData : api::Endpoint {
        static constexpr EndpointInfo info{ Method::Post,
            "/reset_test_data",
            Surface::Activation,
            Permission::anyone(),
            "Empty the activation tables, then make patients 1 to 10 with their id as authorisation code.",
            BodyPolicy::Ignored,
            200,
            Cost::Hashing };
        using Response = http::Response;
    };

    struct EchoHeaders : api::Endpoint {
        static constexpr EndpointInfo info{
            Method::Get, "/debug", Surface::Activation, Permission::anyone(), "Echo the request's headers."
        };
        using Response = http::Response;
    };

    struct SecurityPath {
        QString patientId;

        static constexpr auto fields()
        {
            return std::tuple{ json::field("patient_id", &SecurityPath::patientId) };
        }
    };

    struct SecurityInfo : api::Endpoint {
        static constexpr EndpointInfo info{ Method::Get,
            "/dhos/v1/patient/{patient_id}/security-info",
            Surface::Activation,
            Permission::anyone(),
            "Show the unverified claims of the token that was sent." };
        using Path = SecurityPath;
        using Response = http::Response;
    };

    struct SecurityTest : api::Endpoint {
        static constexpr EndpointInfo info{ Method::Get,
            "/dhos/v1/patient/{patient_id}/security-test",
            Surface::Activation,
            Permission::anyone(),
            "Verify that the token is this patient's." };
        using Path = SecurityPath;
        using Response = http::Response;
    };

    http::Response json(const QJsonObject &object)
    {
        http::Response response;
        response.contentType = "application/json";
        response.body = json::write(object, json::activationStyle);
        return response;
    }

    //! The token that was sent to an endpoint that may do without one.
    Result<http::Credential> credentialOf(const http::Context &context, EndpointInfo info)
    {
        info.permission = Permission::scoped("");
        return http::readCredential(context.request, info);
    }

    //! Needs a genuine token of a system and ALLOW_DROP_DATA; 403 otherwise (activation contract 4.6, 7.14).
    //! No token at all where none is verified (4.5).
    Result<void> mayDrop(http::Context &context)
    {
        if (!context.services.settings.environment.allowDropData)
            return fail(Code::Forbidden);
        if (context.services.believeToken)
            return {};
        const auto credential = credentialOf(context, DropData::info);
        if (!credential)
            return fail(Code::Forbidden);
        SYMBOLON_CHECK(http::authenticate(context, Surface::Activation, *credential));
        if (context.caller.systemId.isEmpty())
            return fail(Code::Forbidden, QStringLiteral("not a system's token"));
        return {};
    }

    Result<void> drop(http::Context &context)
    {
        for (const auto *statement : { &sql::clinician_group::remove_all,
                 &sql::clinician_product::remove_all,
                 &sql::clinician::remove_all,
                 &sql::activation_result::remove_all,
                 &sql::patient_activation::remove_all,
                 &sql::patient_identifier::remove_all,
                 &sql::patient_record::remove_all,
                 &sql::patient::remove_all,
                 &sql::device_activation::remove_all,
                 &sql::device::remove_all })
            SYMBOLON_CHECK(context.db.run(*statement));
        context.journal().record({ QStringLiteral("development.drop"), QStringLiteral("system"), {} });
        return {};
    }

    http::Response dropped(std::chrono::steady_clock::time_point started)
    {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        return json({ { QStringLiteral("complete"), true },
            { QStringLiteral("time_taken"), QStringLiteral("%1s").arg(took.count()) } });
    }

    Result<http::Response> dropData(http::Context &context, const api::Input<DropData> &)
    {
        const auto started = std::chrono::steady_clock::now();
        SYMBOLON_CHECK(mayDrop(context));
        SYMBOLON_CHECK(context.transact([&] { return drop(context); }));
        return dropped(started);
    }

    Result<void> makeTestPatient(http::Context &context, const QString &id)
    {
        const QByteArray salt(context.services.settings.activation.saltLength, '0');
        SYMBOLON_TRY(
            const QByteArray hash, handlers::slowHash(context.services, Secret(id.toLatin1()), salt));
        SYMBOLON_CHECK(context.db.run(sql::patient::ensure,
            { { "uuid", randomUuid(context.services.random) },
                { "now", context.now() },
                { "by", context.caller.identity },
                { "patient_id", id } }));
        SYMBOLON_CHECK(context.db.run(sql::patient::authorise,
            { { "patient_id", id },
                { "hash", hash },
                { "salt", QString::fromLatin1(salt) },
                { "tag", nullptr },
                { "now", context.now() },
                { "by", context.caller.identity } }));
        return {};
    }

    Result<http::Response> resetTestData(http::Context &context, const api::Input<ResetTestData> &)
    {
        const auto started = std::chrono::steady_clock::now();
        SYMBOLON_CHECK(mayDrop(context));
        SYMBOLON_CHECK(context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(drop(context));
            for (int id = 1; id <= 10; ++id)
                SYMBOLON_CHECK(makeTestPatient(context, QString::number(id)));
            return {};
        }));
        return dropped(started);
    }

    //! What an echo must not repeat.
    bool isSecretHeader(const QByteArray &name)
    {
        const QByteArray lower = name.toLower();
        return lower == "authorization" || lower == "cookie" || lower == "x-authorisation-code"
            || lower == "auth";
    }

    Result<http::Response> echoHeaders(http::Context &context, const api::Input<EchoHeaders> &)
    {
        QJsonObject headers;
        for (const auto &header : context.request.headers) {
            headers.insert(QString::fromLatin1(header.name),
                isSecretHeader(header.name) ? QStringLiteral("(hidden)") : QString::fromLatin1(header.value));
        }
        return json(headers);
    }

    Result<http::Response> securityInfo(http::Context &context, const api::Input<SecurityInfo> &input)
    {
        QJsonObject shown;
        if (const auto credential = credentialOf(context, SecurityInfo::info)) {
            SYMBOLON_TRY(const auto claims, unverifiedClaims(context.services.settings, credential->parsed));
            shown = claims.metadata;
            if (!claims.payload.isEmpty())
                shown.insert(QStringLiteral("raw"), claims.payload);
        }
        return json({ { QStringLiteral("jwt"), shown },
            { QStringLiteral("patient_id_in_url"), input.path.patientId } });
    }

    //! `metadata.patient_id` is the id or a list with it (activation contract 4.6).
    bool speaksFor(const jwt::Claims &claims, const QString &patientId)
    {
        const QJsonValue value = claims.metadata.value(u"patient_id");
        return value == patientId || value.toArray().contains(patientId);
    }

    Result<void> checkPatient(http::Context &context, const QString &patientId)
    {
        SYMBOLON_TRY(const auto credential, credentialOf(context, SecurityTest::info));
        SYMBOLON_CHECK(http::authenticate(context, Surface::Activation, credential));
        SYMBOLON_TRY(const auto claims, unverifiedClaims(context.services.settings, credential.parsed));
        return speaksFor(claims, patientId) ? Result<void>() : fail(Code::Forbidden);
    }

    Result<http::Response> securityTest(http::Context &context, const api::Input<SecurityTest> &input)
    {
        if (!checkPatient(context, input.path.patientId))
            return fail(Code::Forbidden);
        http::Response response;
        response.contentType = "text/html; charset=utf-8";
        response.body = QStringLiteral("The token is valid for patient %1.")
                            .arg(input.path.patientId.toHtmlEscaped())
                            .toUtf8();
        return response;
    }

} // namespace

void addRoutes(http::Routes &routes)
{
    routes.push_back(http::bind<DropData>(dropData));
    routes.push_back(http::bind<ResetTestData>(resetTestData));
    routes.push_back(http::bind<EchoHeaders>(echoHeaders));
    routes.push_back(http::bind<SecurityInfo>(securityInfo));
    routes.push_back(http::bind<SecurityTest>(securityTest));
}

} // namespace symbolon::development
