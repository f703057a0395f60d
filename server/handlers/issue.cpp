// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/issue.h"

#include "server/handlers/limits.h"
#include "server/handlers/secrets.h"

namespace symbolon::handlers {

Result<void> makePin(http::Context &context, NewActivation &activation)
{
    const auto &settings = context.services.settings.activation;
    activation.pin = activation::makePin(context.services.random, settings);
    activation.pinSalt = activation::makeSalt(context.services.random, settings);
    SYMBOLON_TRY(activation.pinHash, slowHash(context.services, activation.pin, activation.pinSalt));
    return {};
}

namespace {

    //! `replace` differs from `issue` only when two requests meet: then the code of the later one counts too.
    Result<StoredActivation> insert(http::Context &context, const NewActivation &activation)
    {
        using activation::CodeKind;
        auto &services = context.services;
        const QString code = QString::fromLatin1(activation.code.reveal());
        SYMBOLON_TRY(const auto row,
            context.db.one(
                activation.replacesLive ? sql::patient_activation::replace : sql::patient_activation::issue,
                { { "uuid", randomUuid(services.random) },
                    { "now", context.now() },
                    { "by", context.caller.identity },
                    { "patient_id", activation.patientId },
                    { "code", codeHash(services, CodeKind::Patient, code) },
                    { "code_sealed", sealCode(services, CodeKind::Patient, activation.code) },
                    { "hashed_otp", activation.pinHash },
                    { "otp_salt", QString::fromLatin1(activation.pinSalt) },
                    { "attempts_max", services.settings.activation.maxAttempts },
                    { "purpose", activation.purpose },
                    { "expires_at", activation.expiresAt } }));
        if (!row)
            return fail(Code::Internal, QStringLiteral("no row came back from issuing"));
        StoredActivation stored{ row->text("uuid"), {} };
        SYMBOLON_TRY(stored.code, openCode(services, CodeKind::Patient, row->bytes("code_sealed")));
        return stored;
    }

} // namespace

Result<void> cancelLiveCode(http::Context &context, const QString &patientId, const QString &keptPurpose)
{
    SYMBOLON_TRY(const auto rows,
        context.db.all(sql::patient_activation::cancel_live,
            { { "patient_id", patientId },
                { "kept", keptPurpose },
                { "now", context.now() },
                { "by", context.caller.identity } }));
    for (const auto &row : rows) {
        const QString uuid = row.text("uuid");
        context.journal().changed(
            "activation/" + uuid.toLatin1(), { { QStringLiteral("activation_id"), uuid } });
    }
    return {};
}

Result<StoredActivation> storeActivation(http::Context &context, const NewActivation &activation)
{
    SYMBOLON_CHECK(spend(context, issuesOfCaller(context)));
    SYMBOLON_CHECK(cancelLiveCode(
        context, activation.patientId, activation.replacesLive ? QString() : activation.purpose));
    SYMBOLON_TRY(auto stored, insert(context, activation));
    QJsonObject detail{ { QStringLiteral("activation_id"), stored.uuid },
        { QStringLiteral("purpose"), activation.purpose },
        { QStringLiteral("expires_at"), toRfc3339(activation.expiresAt) } };
    if (activation.isSecondIdentifierUsed)
        detail.insert(QStringLiteral("second_identifier"), true);
    context.journal().record(
        { QStringLiteral("activation.issue"), QStringLiteral("patient"), activation.patientId, detail });
    context.journal().changed(
        "activation/" + stored.uuid.toLatin1(), { { QStringLiteral("activation_id"), stored.uuid } });
    return stored;
}

} // namespace symbolon::handlers
