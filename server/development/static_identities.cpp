// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/development/development.h"
#include "server/handlers/secrets.h"

#include <QRegularExpression>

namespace symbolon::development {

namespace {

    using activation::CodeKind;
    using Fixed = http::StaticIdentities::Activation;

    //! Who the old service says made them.
    constexpr QStringView maker = u"dhos-activation-auth-api";

    QString repeated(const QString &digit, int times)
    {
        return QString(digit).repeated(times);
    }

    //! The last digit of `static_patient_uuid_1` … `_9`.
    std::optional<QString> digitOf(const QString &id, const QString &pattern)
    {
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(id);
        return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
    }

    //! A patient row that a phone can use at once with the digit as authorisation code.
    Result<void> ensurePatient(http::Context &context, const QString &patientId, const QString &digit)
    {
        SYMBOLON_TRY(
            const auto row, context.db.one(sql::patient::credentials, { { "patient_id", patientId } }));
        if (row && !row->isNull("hashed_authorisation_code"))
            return {};
        SYMBOLON_CHECK(context.db.run(sql::patient::ensure,
            { { "uuid", randomUuid(context.services.random) },
                { "now", context.now() },
                { "by", maker.toString() },
                { "patient_id", patientId } }));
        const QByteArray salt = repeated(digit, context.services.settings.activation.saltLength).toLatin1();
        SYMBOLON_TRY(
            const QByteArray hash, handlers::slowHash(context.services, Secret(digit.toLatin1()), salt));
        return context.db
            .run(sql::patient::authorise,
                { { "patient_id", patientId },
                    { "hash", hash },
                    { "salt", QString::fromLatin1(salt) },
                    { "tag", nullptr },
                    { "now", context.now() },
                    { "by", maker.toString() } })
            .andThen([](int) { return Result<void>(); });
    }

    //! An activation with this code and PIN that is never used up.
    Result<void> ensureActivation(http::Context &context, const QString &patientId, const Fixed &fixed)
    {
        auto &services = context.services;
        const QByteArray salt(services.settings.activation.saltLength, '0');
        SYMBOLON_TRY(
            const QByteArray pinHash, handlers::slowHash(services, Secret(fixed.pin.toLatin1()), salt));
        return context.db
            .run(sql::patient_activation::issue_static,
                { { "uuid", randomUuid(services.random) },
                    { "now", context.now() },
                    { "by", maker.toString() },
                    { "patient_id", patientId },
                    { "code", handlers::codeHash(services, CodeKind::Patient, fixed.code) },
                    { "code_sealed",
                        handlers::sealCode(services, CodeKind::Patient, Secret(fixed.code.toLatin1())) },
                    { "hashed_otp", pinHash },
                    { "otp_salt", QString::fromLatin1(salt) },
                    { "attempts_max", services.settings.activation.maxAttempts },
                    { "expires_at", activation::never } })
            .andThen([](int) { return Result<void>(); });
    }

    Result<std::optional<Fixed>> patient(http::Context &context, const QString &patientId)
    {
        const auto digit = digitOf(patientId, QStringLiteral("static_patient_uuid_([1-9])"));
        if (!digit)
            return std::optional<Fixed>();
        const Fixed fixed{ *digit, repeated(*digit, context.services.settings.activation.pinLength) };
        SYMBOLON_CHECK(ensurePatient(context, patientId, *digit));
        SYMBOLON_CHECK(ensureActivation(context, patientId, fixed));
        return std::optional(fixed);
    }

    Result<std::optional<Fixed>> device(http::Context &, const QString &deviceId)
    {
        const auto digit = digitOf(deviceId, QStringLiteral("static_device_uuid_D([1-9])"));
        return digit ? std::optional(Fixed{ repeated(*digit, 9), {} }) : std::nullopt;
    }

    //! `dev11`, `sta22`, `dem99`: patient 1 to 9 with the digit five times as PIN (the old description).
    Result<void> beforeValidation(http::Context &context, const QString &typedCode)
    {
        const auto digit = digitOf(typedCode, QStringLiteral("(?:dev|sta|dem)([1-9])\\1"));
        if (!digit)
            return {};
        return context.transact([&]() -> Result<void> {
            SYMBOLON_CHECK(ensurePatient(context, *digit, *digit));
            return ensureActivation(context, *digit, { typedCode, repeated(*digit, 5) });
        });
    }

} // namespace

bool isEnabled(const Settings &settings)
{
    return !settings.environment.production && settings.environment.developmentEndpoints;
}

http::StaticIdentities staticIdentities()
{
    return { patient, device, beforeValidation };
}

} // namespace symbolon::development
