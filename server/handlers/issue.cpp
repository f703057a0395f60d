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

Result<StoredActivation> storeActivation(http::Context &context, const NewActivation &activation)
{
    using activation::CodeKind;
    auto &services = context.services;
    const QString &by = context.caller.identity;
    SYMBOLON_CHECK(spend(context, issuesOfCaller(context)));
    SYMBOLON_CHECK(context.db.run(sql::patient::ensure,
        { { "uuid", randomUuid(services.random) },
            { "now", context.now() },
            { "by", by },
            { "patient_id", activation.patientId } }));
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::patient_activation::issue,
            { { "uuid", randomUuid(services.random) },
                { "now", context.now() },
                { "by", by },
                { "patient_id", activation.patientId },
                { "code",
                    codeHash(services, CodeKind::Patient, QString::fromLatin1(activation.code.reveal())) },
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
    context.journal().record({ QStringLiteral("activation.issue"),
        QStringLiteral("patient"),
        activation.patientId,
        { { QStringLiteral("activation_id"), stored.uuid },
            { QStringLiteral("purpose"), activation.purpose },
            { QStringLiteral("expires_at"), toRfc3339(activation.expiresAt) } } });
    context.journal().changed(
        "activation/" + stored.uuid.toLatin1(), { { QStringLiteral("activation_id"), stored.uuid } });
    return stored;
}

} // namespace symbolon::handlers
