// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/attempt.h"
#include "server/handlers/device_row.h"
#include "server/handlers/secrets.h"

namespace symbolon::handlers {

namespace {

    struct Live {
        QString uuid;
        QString deviceId;
        QString code; //!< look-up hash; a re-issue puts another one here
        bool isStatic = false; //!< its code stays
    };

    Result<api::ValidateActivation::Response> complete(
        http::Context &context, const Attempt &attempt, const Live &live, const FreshAuthorisation &fresh)
    {
        int used = 1;
        if (!live.isStatic) {
            SYMBOLON_TRY(used,
                context.db.run(sql::device_activation::use,
                    { { "uuid", live.uuid },
                        { "device_id", live.deviceId },
                        { "code", live.code },
                        { "now", context.now() } }));
        }
        if (used != 1)
            return failedAttemptWithin(context, attempt, { "already_used", live.deviceId, live.uuid });
        SYMBOLON_CHECK(context.db.run(sql::device::authorise,
            { { "uuid", live.deviceId },
                { "hash", fresh.hash },
                { "salt", QString::fromLatin1(fresh.salt) },
                { "tag",
                    authorisationTag(context.services,
                        access::SubjectKind::Device,
                        live.deviceId,
                        fresh.code,
                        fresh.hash) },
                { "now", context.now() },
                { "by", live.deviceId } }));
        api::ValidateActivation::Response response{ fresh.code, std::nullopt, live.deviceId };
        SYMBOLON_CHECK(keepAnswer(context, attempt, response));
        context.journal().record({ QStringLiteral("activation.use"),
            QStringLiteral("device"),
            live.deviceId,
            { { QStringLiteral("activation_id"), live.uuid } } });
        tellDeviceActivation(context, live.uuid);
        return response;
    }

} // namespace

//! A device's code is accepted even while the device is inactive; its JWT is refused (activation contract 1,
//! row 12).
Result<api::ValidateActivation::Response> validateDevice(http::Context &context, const Attempt &attempt)
{
    if (!attempt.canExist)
        return failedAttempt(context, attempt, { "unknown_code" });
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::device_activation::live_by_code,
            { { "code", attempt.code }, { "other_code", attempt.otherCode } }));
    // Success costs this hash too, so a miss is not told by its time.
    SYMBOLON_TRY(const auto fresh, makeAuthorisation(context.services));
    if (!row) {
        SYMBOLON_TRY(const auto cause, causeOfMiss(context, attempt));
        return failedAttempt(context, attempt, cause);
    }
    Live live{
        row->text("uuid"), row->text("device_id"), row->text("code"), row->text("purpose") == u"static"
    };
    if (row->instant("expires_at") < context.now())
        return failedAttempt(context, attempt, { "expired", live.deviceId, live.uuid });
    return context.transact([&] { return complete(context, attempt, live, fresh); });
}

} // namespace symbolon::handlers
