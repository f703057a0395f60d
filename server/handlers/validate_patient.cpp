// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/attempt.h"
#include "server/handlers/limits.h"
#include "server/handlers/secrets.h"

#include "shared/crypto/hash.h"

namespace symbolon::handlers {

namespace {

    //! The live row of a code, as it was before this try.
    struct Live {
        QString uuid;
        QString patientId;
        QString purpose;
        bool isExpired = false;
        bool isDisabled = false;
        int maxAttempts = 0;
    };

    Result<std::optional<Live>> find(http::Context &context, const Attempt &attempt)
    {
        if (!attempt.canExist)
            return std::optional<Live>();
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::patient_activation::live_by_code,
                { { "code", attempt.code }, { "other_code", attempt.otherCode } }));
        if (!row)
            return std::optional<Live>();
        Live live{ row->text("uuid"), row->text("patient_id"), row->text("purpose") };
        live.isExpired = row->instant("expires_at") < context.now();
        live.isDisabled = row->flag("disabled");
        live.maxAttempts = row->integer("attempts_max");
        return std::optional(std::move(live));
    }

    //! What a try was reserved against; another PIN may be issued while it is being hashed.
    struct Reserved {
        int attempts = 0; //!< with this one
        QByteArray pinHash;
        QByteArray pinSalt;
    };

    //! Counts the try before the PIN is looked at, so that any number of parallel guesses stays within the
    //! cap.
    Result<std::optional<Reserved>> reserve(http::Context &context, const Live &live)
    {
        SYMBOLON_TRY(const auto row, context.transact([&] {
            return context.db.one(sql::patient_activation::reserve_attempt, { { "uuid", live.uuid } });
        }));
        if (!row)
            return std::optional<Reserved>();
        return std::optional(Reserved{
            row->integer("attempts_count"), row->bytes("hashed_otp"), row->text("otp_salt").toLatin1() });
    }

    //! A try at a live code is written down before its PIN is looked at. One that cannot succeed writes as
    //! much, or the time that a commit takes would tell that there is such a code.
    Result<void> reserveNothing(http::Context &context)
    {
        SYMBOLON_CHECK(context.transact([&] { return countOne(context, vainTriesOfSource(context)); }));
        return {};
    }

    Failure wrongPin(http::Context &context, const Attempt &attempt, const Live &live, int attempts)
    {
        auto result = context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(countOne(context, failuresOfPatient(context, live.patientId)));
            if (attempts >= live.maxAttempts) {
                context.journal().record({ QStringLiteral("activation.exhausted"),
                    QStringLiteral("patient"),
                    live.patientId,
                    { { QStringLiteral("activation_id"), live.uuid } } });
            }
            context.journal().changed(
                "activation/" + live.uuid.toLatin1(), { { QStringLiteral("activation_id"), live.uuid } });
            return failedAttemptWithin(context, attempt, { "wrong_pin", live.patientId, live.uuid });
        });
        return Failure(std::move(result.error()));
    }

    //! What a used code gives: a fresh authorisation code in place of the earlier one. Within a transaction.
    Result<api::ValidateActivation::Response> authorise(http::Context &context,
        const Attempt &attempt,
        const Live &live,
        const FreshAuthorisation &fresh,
        const QString &phoneModel)
    {
        SYMBOLON_CHECK(context.db.run(sql::patient::authorise,
            { { "patient_id", live.patientId },
                { "hash", fresh.hash },
                { "salt", QString::fromLatin1(fresh.salt) },
                { "tag",
                    authorisationTag(context.services,
                        access::SubjectKind::Patient,
                        live.patientId,
                        fresh.code,
                        fresh.hash) },
                { "now", context.now() },
                { "by", live.patientId } }));
        api::ValidateActivation::Response response{ fresh.code, live.patientId, std::nullopt };
        SYMBOLON_CHECK(keepAnswer(context, attempt, response));
        QJsonObject detail{ { QStringLiteral("activation_id"), live.uuid } };
        if (!phoneModel.isEmpty())
            detail.insert(QStringLiteral("phone_model"), phoneModel);
        context.journal().record(
            { QStringLiteral("activation.use"), QStringLiteral("patient"), live.patientId, detail });
        context.journal().changed(
            "activation/" + live.uuid.toLatin1(), { { QStringLiteral("activation_id"), live.uuid } });
        context.journal().changed("patients", {});
        return response;
    }

    //! The one conditional UPDATE that makes the code used; whoever comes second finds nothing to change. A
    //! static identity's code stays.
    Result<api::ValidateActivation::Response> complete(http::Context &context,
        const Attempt &attempt,
        const Live &live,
        const Reserved &reserved,
        const FreshAuthorisation &fresh)
    {
        const QString model = QString::fromUtf8(context.request.header("x-phone-model")).left(100);
        if (live.purpose == u"static")
            return authorise(context, attempt, live, fresh, model);
        SYMBOLON_TRY(const int used,
            context.db.run(sql::patient_activation::use,
                { { "uuid", live.uuid },
                    { "now", context.now() },
                    { "patient_id", live.patientId },
                    { "hashed_otp", reserved.pinHash },
                    { "phone_model", model.isEmpty() ? std::nullopt : std::optional(model) } }));
        if (used != 1)
            return failedAttemptWithin(context, attempt, { "already_used", live.patientId, live.uuid });
        return authorise(context, attempt, live, fresh, model);
    }

} // namespace

Result<api::ValidateActivation::Response> validatePatient(
    http::Context &context, const Attempt &attempt, const Secret &pin)
{
    auto &services = context.services;
    SYMBOLON_TRY(const auto live, find(context, attempt));
    // Whatever the cause, a try costs two commits and a hash, unless no code can look like this.
    const auto refuse = [&](const Cause &cause) -> Failure {
        if (attempt.canExist) {
            if (auto reserved = reserveNothing(context); !reserved)
                return Failure(std::move(reserved.error()));
            if (auto spent = spendSlowHash(services, pin); !spent)
                return Failure(std::move(spent.error()));
        }
        return failedAttempt(context, attempt, cause);
    };
    if (!live) {
        SYMBOLON_TRY(const auto cause, causeOfMiss(context, attempt));
        return refuse(cause);
    }
    if (live->isDisabled)
        return refuse({ "patient_disabled", live->patientId, live->uuid });
    if (live->isExpired)
        return refuse({ "expired", live->patientId, live->uuid });
    if (!checkLimit(context, failuresOfPatient(context, live->patientId)))
        return refuse({ "patient_budget_spent", live->patientId, live->uuid });
    SYMBOLON_TRY(const auto reserved, reserve(context, *live));
    if (!reserved)
        return refuse({ "exhausted", live->patientId, live->uuid });
    SYMBOLON_TRY(const QByteArray hash, slowHash(services, pin, reserved->pinSalt));
    if (!crypto::equal(hash, reserved->pinHash))
        return wrongPin(context, attempt, *live, reserved->attempts);
    SYMBOLON_TRY(const auto fresh, makeAuthorisation(services));
    return context.transact([&] { return complete(context, attempt, *live, *reserved, fresh); });
}

} // namespace symbolon::handlers
