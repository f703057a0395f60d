// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/activation.h"
#include "server/handlers/device_row.h"
#include "server/handlers/limits.h"
#include "server/handlers/locations.h"
#include "server/handlers/secrets.h"
#include "server/handlers/tokens.h"
#include "server/request/use_recorder.h"

#include "shared/core/text.h"

namespace symbolon::handlers {

using activation::CodeKind;

namespace {

    constexpr qsizetype longestDeviceId = 36;
    const QString notFound = QStringLiteral("Could not find device");

    //! Somebody has, or knows, a tablet that was reported lost.
    void raiseLostAlarm(http::Context &context, const QString &deviceId)
    {
        context.journal().record({ QStringLiteral("device.lost.seen"),
            QStringLiteral("device"),
            deviceId,
            { { QStringLiteral("address"), context.client.toString() } } });
        context.journal().changed("devices", {});
    }

    //! What is told to the old service's audit exchange; silence for devices that do not exist (activation
    //! contract 5.5, 6).
    enum class Told { Nothing, NotActivated, Refused };

    Failure refused(
        http::Context &context, const QString &deviceId, Told told, const QString &cause, bool isLost = false)
    {
        auto result = context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(failSource(context, Guess::Authorisation));
            if (isLost)
                raiseLostAlarm(context, deviceId);
            if (told != Told::Nothing) {
                context.journal().send({ QStringLiteral("SEND entry device auth failed"),
                    { { QStringLiteral("device_id"), deviceId },
                        { QStringLiteral("reason"),
                            told == Told::NotActivated
                                ? QStringLiteral("Device has not been activated")
                                : QStringLiteral("Device auth code validation failed") } } });
            }
            return context.refuseUniformly({ Code::Forbidden },
                { QStringLiteral("device.token.fail"),
                    QStringLiteral("device"),
                    deviceId.left(longestDeviceId),
                    { { QStringLiteral("cause"), cause } } });
        });
        return Failure(std::move(result.error()));
    }

    struct Known {
        bool exists = false;
        bool isActive = false;
        bool isLost = false;
        bool isRevoked = false;
        StoredAuthorisation authorisation;
    };

    Result<Known> find(http::Context &context, const QString &deviceId)
    {
        if (characterCount(deviceId) > longestDeviceId)
            return Known{};
        SYMBOLON_TRY(const auto row, context.db.one(sql::device::credentials, { { "uuid", deviceId } }));
        if (!row)
            return Known{};
        return Known{
            true, row->flag("active"), row->flag("lost"), row->flag("is_revoked"), storedAuthorisation(*row)
        };
    }

    //! Success is written down together with the message that the old service expects, before the scope is
    //! looked up there, here only when the token exists (weakness W-26).
    Result<api::TokenReply> granted(http::Context &context,
        const TokenOwner &owner,
        const Secret &code,
        const StoredAuthorisation &stored)
    {
        const QString &deviceId = owner.subject;
        SYMBOLON_TRY(const auto scope, scopeFor(context, http::ScopeKind::Device));
        return context.transact([&]() -> Result<api::TokenReply> {
            SYMBOLON_TRY(auto token,
                issueToken(context,
                    { access::SubjectKind::Device,
                        { { QStringLiteral("device_id"), deviceId } },
                        scope,
                        context.services.settings.jwt.deviceLifetime,
                        deviceId,
                        {} }));
            SYMBOLON_CHECK(noteUse(context, owner, code, stored));
            context.journal().send({ QStringLiteral("SEND entry device auth success"),
                { { QStringLiteral("device_id"), deviceId } } });
            context.services.uses.record(
                QStringLiteral("device"), deviceId, context.now(), context.client.toString());
            return api::TokenReply{ std::move(token) };
        });
    }

    //! The code of a device that always has the same one; nullopt for every ordinary device.
    Result<std::optional<Secret>> fixedCode(http::Context &context, const QString &deviceId)
    {
        const auto &fixedDevice = context.services.staticIdentities.device;
        if (!fixedDevice)
            return std::optional<Secret>();
        SYMBOLON_TRY(const auto fixed, fixedDevice(context, deviceId));
        return fixed ? std::optional(Secret(fixed->code.toLatin1())) : std::nullopt;
    }

} // namespace

Result<api::TokenReply> issueDeviceToken(
    http::Context &context, const api::Input<api::IssueDeviceToken> &input)
{
    const QString &deviceId = input.path.deviceId;
    SYMBOLON_CHECK(checkAscii(input.headers.code));
    SYMBOLON_TRY(const auto known, find(context, deviceId));
    const TokenOwner owner{ access::SubjectKind::Device, deviceId };
    if (context.mayHash())
        SYMBOLON_CHECK(checkSource(context, Guess::Authorisation));
    SYMBOLON_TRY(
        const auto verdict, verifyAuthorisation(context, owner, input.headers.code, known.authorisation));
    if (verdict == Verdict::MustHash)
        return context.reroute();
    if (!known.exists)
        return refused(context, deviceId, Told::Nothing, QStringLiteral("unknown_device"));
    if (known.authorisation.hash.isEmpty())
        return refused(context,
            deviceId,
            Told::NotActivated,
            known.isRevoked ? QStringLiteral("revoked") : QStringLiteral("device_not_activated"),
            known.isLost);
    if (verdict == Verdict::Wrong)
        return refused(context, deviceId, Told::Refused, QStringLiteral("wrong_authorisation_code"));
    if (!known.isActive)
        return refused(context, deviceId, Told::Refused, QStringLiteral("device_inactive"));
    return granted(context, owner, input.headers.code, known.authorisation);
}

Result<api::IssueDeviceActivation::Response> issueDeviceActivation(
    http::Context &context, const api::Input<api::IssueDeviceActivation> &input)
{
    auto &services = context.services;
    const auto &settings = services.settings.activation;
    const Secret fresh = activation::makeDeviceCode(services.random, settings);
    const Instant expiresAt = activation::compatibleExpiry(context.now(), settings);
    return context.transact([&]() -> Result<api::IssueDeviceActivation::Response> {
        SYMBOLON_TRY(
            const auto device, context.db.one(sql::device::by_id, { { "uuid", input.path.deviceId } }));
        if (!device)
            return fail(Code::NotFound, notFound);
        if (!isWithinReach(context, device->text("location_id"))) {
            noteElsewhere(context, QStringLiteral("device"), input.path.deviceId);
            return refuse(Code::NotFound, notFound);
        }
        SYMBOLON_CHECK(spend(context, issuesOfCaller(context)));
        SYMBOLON_TRY(const auto fixed, fixedCode(context, input.path.deviceId));
        const Secret code = fixed.value_or(fresh);
        if (!fixed)
            SYMBOLON_CHECK(cancelLiveDeviceCode(context, input.path.deviceId));
        SYMBOLON_TRY(const auto row,
            context.db.one(sql::device_activation::issue,
                { { "uuid", randomUuid(services.random) },
                    { "now", context.now() },
                    { "by", context.caller.identity },
                    { "device_id", input.path.deviceId },
                    { "code", codeHash(services, CodeKind::Device, QString::fromLatin1(code.reveal())) },
                    { "code_sealed", sealCode(services, CodeKind::Device, code) },
                    { "purpose", fixed ? QStringLiteral("static") : QStringLiteral("compatible") },
                    { "expires_at", fixed ? activation::never : expiresAt } }));
        if (!row)
            return fail(Code::Internal, QStringLiteral("no row came back from issuing"));
        context.journal().record({ QStringLiteral("activation.issue"),
            QStringLiteral("device"),
            input.path.deviceId,
            { { QStringLiteral("activation_id"), row->text("uuid") } } });
        tellDeviceActivation(context, row->text("uuid"));
        return api::IssueDeviceActivation::Response{ code, activation::compatibleExpiryText(expiresAt) };
    });
}

} // namespace symbolon::handlers
