// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activation.h"
#include "server/handlers/limits.h"
#include "server/handlers/tokens.h"
#include "server/request/use_recorder.h"

#include "shared/core/text.h"

namespace symbolon::handlers {

namespace {

    constexpr qsizetype longestPatientId = 36;

    struct Known {
        StoredAuthorisation authorisation;
        const char *whyNot = "unknown_patient"; //!< the cause of a failure, for staff
    };

    Result<Known> find(http::Context &context, const QString &patientId)
    {
        if (characterCount(patientId) > longestPatientId)
            return Known{};
        SYMBOLON_TRY(
            const auto row, context.db.one(sql::patient::credentials, { { "patient_id", patientId } }));
        if (!row)
            return Known{};
        if (row->flag("disabled"))
            return Known{ {}, "patient_disabled" };
        if (row->isNull("hashed_authorisation_code"))
            return Known{ {}, row->flag("is_revoked") ? "revoked" : "not_activated" };
        return Known{ storedAuthorisation(*row), "wrong_authorisation_code" };
    }

    //! Unknown, never activated, revoked and wrong look and cost the same (weakness W-10).
    Failure refused(http::Context &context, const QString &patientId, const char *cause)
    {
        auto result = context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(failSource(context, Guess::Authorisation));
            Error error{ Code::NotFound };
            error.wire = QStringLiteral("Invalid combination of patient_id and code");
            return context.refuseUniformly(std::move(error),
                { QStringLiteral("patient.token.fail"),
                    QStringLiteral("patient"),
                    patientId.left(longestPatientId),
                    { { QStringLiteral("cause"), QLatin1String(cause) } } });
        });
        return Failure(std::move(result.error()));
    }

} // namespace

Result<api::TokenReply> issuePatientToken(
    http::Context &context, const api::Input<api::IssuePatientToken> &input)
{
    const QString &patientId = input.path.patientId;
    SYMBOLON_CHECK(checkAscii(input.headers.code));
    SYMBOLON_TRY(const auto known, find(context, patientId));
    const TokenOwner owner{ access::SubjectKind::Patient, patientId };
    if (context.mayHash()) // a phone that is remembered never gets here, so strangers cannot lock it out
        SYMBOLON_CHECK(checkSource(context, Guess::Authorisation));
    SYMBOLON_TRY(
        const auto verdict, verifyAuthorisation(context, owner, input.headers.code, known.authorisation));
    if (verdict == Verdict::MustHash)
        return context.reroute();
    if (verdict == Verdict::Wrong)
        return refused(context, patientId, known.whyNot);
    SYMBOLON_TRY(const auto scope, scopeFor(context, http::ScopeKind::Patient));
    SYMBOLON_TRY(auto token,
        issueToken(context,
            { access::SubjectKind::Patient,
                { { QStringLiteral("patient_id"), patientId } },
                scope,
                context.services.settings.jwt.patientLifetime,
                patientId,
                {} }));
    if (!isNoted(known.authorisation))
        SYMBOLON_CHECK(context.transact(
            [&] { return noteUse(context, owner, input.headers.code, known.authorisation); }));
    context.services.uses.record(
        QStringLiteral("patient"), patientId, context.now(), context.client.toString());
    return api::TokenReply{ std::move(token) };
}

} // namespace symbolon::handlers
