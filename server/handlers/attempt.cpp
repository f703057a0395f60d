// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/attempt.h"

#include "server/domain/master_key.h"
#include "server/handlers/activation.h"
#include "server/handlers/limits.h"
#include "server/handlers/secrets.h"
#include "server/handlers/tokens.h"

#include "shared/crypto/aead.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/kdf.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

namespace symbolon::handlers {

using activation::CodeKind;
using namespace std::chrono;

namespace {

    constexpr minutes answerKept{ 10 };
    constexpr const char *unknownCode = "unknown_code";
    constexpr const char *alreadyUsed = "already_used";

    QString subjectKindOf(CodeKind kind)
    {
        return kind == CodeKind::Patient ? QStringLiteral("patient") : QStringLiteral("device");
    }

    //! 16 to 64 visible ASCII characters.
    Result<void> checkIdempotencyKey(const Secret &key)
    {
        const auto isVisible = [](char c) { return c > 0x20 && c < 0x7f; };
        const QByteArray &bytes = key.reveal();
        if (bytes.size() >= 16 && bytes.size() <= 64 && std::all_of(bytes.begin(), bytes.end(), isVisible))
            return {};
        return fail(Code::Malformed,
            QStringLiteral("16 to 64 visible ASCII characters are expected"),
            QStringLiteral("idempotency-key"));
    }

    QString keyHash(const http::Context &context, const Secret &key)
    {
        const Secret mac = context.services.masterKey.subkey("idempotency key");
        return QString::fromLatin1(
            crypto::toBase64Url(crypto::hmac(crypto::Digest::Sha256, mac, key.reveal())));
    }

    Secret answerKey(const Secret &key)
    {
        return crypto::hkdf(crypto::Digest::Sha256, key, {}, "symbolon activation answer", 32);
    }

    Error uniformError()
    {
        Error error{ Code::NotFound };
        error.wire = QStringLiteral("Could not find relevant activation");
        return error;
    }

} // namespace

Result<Attempt> makeAttempt(
    const http::Context &context, CodeKind kind, const api::Input<api::ValidateActivation> &input)
{
    const auto &settings = context.services.settings;
    Attempt attempt;
    attempt.kind = kind;
    attempt.idempotencyKey = input.headers.idempotencyKey;
    if (attempt.idempotencyKey)
        SYMBOLON_CHECK(checkIdempotencyKey(*attempt.idempotencyKey));
    const auto forms = activation::lookUpForms(
        QString::fromUtf8(input.path.activationCode.reveal()), settings.site, settings.activation);
    attempt.canExist = !forms.isEmpty();
    if (attempt.canExist) {
        attempt.code = codeHash(context.services, kind, forms.first());
        attempt.otherCode = codeHash(context.services, kind, forms.last());
    }
    return attempt;
}

Result<Cause> causeOfMiss(http::Context &context, const Attempt &attempt)
{
    if (!attempt.canExist)
        return Cause{ unknownCode };
    SYMBOLON_TRY(const auto row,
        context.db.one(attempt.kind == CodeKind::Patient ? sql::patient_activation::ended_by_code
                                                         : sql::device_activation::ended_by_code,
            { { "code", attempt.code }, { "other_code", attempt.otherCode } }));
    if (!row)
        return Cause{ unknownCode };
    return Cause{ row->flag("used") ? alreadyUsed : "cancelled", row->text("subject"), row->text("uuid") };
}

Failure failedAttemptWithin(http::Context &context, const Attempt &attempt, const Cause &cause)
{
    if (auto counted = failSource(context, Guess::Code); !counted)
        return Failure(std::move(counted.error()));
    QJsonObject detail{ { QStringLiteral("cause"), QLatin1String(cause.word) } };
    if (!cause.activationId.isEmpty())
        detail.insert(QStringLiteral("activation_id"), cause.activationId);
    const bool isReplay = QLatin1String(cause.word) == QLatin1String(alreadyUsed);
    return context.refuseUniformly(uniformError(),
        { isReplay ? QStringLiteral("activation.replay") : QStringLiteral("activation.fail"),
            subjectKindOf(attempt.kind),
            cause.subject,
            detail });
}

Failure failedAttempt(http::Context &context, const Attempt &attempt, const Cause &cause)
{
    auto result =
        context.transact([&]() -> Result<void> { return failedAttemptWithin(context, attempt, cause); });
    return Failure(std::move(result.error()));
}

Result<std::optional<api::ValidateActivation::Response>> earlierAnswer(
    http::Context &context, const Attempt &attempt)
{
    using Answer = std::optional<api::ValidateActivation::Response>;
    if (!attempt.idempotencyKey || !attempt.canExist)
        return Answer();
    SYMBOLON_TRY(const auto row,
        context.db.one(sql::activation_result::find,
            { { "code", attempt.code }, { "other_code", attempt.otherCode }, { "now", context.now() } }));
    const QByteArray expected = keyHash(context, *attempt.idempotencyKey).toLatin1();
    if (!row || !crypto::equal(row->text("key_hash").toLatin1(), expected))
        return Answer();
    SYMBOLON_TRY(const Secret plain,
        crypto::open(answerKey(*attempt.idempotencyKey), row->bytes("sealed_result"), expected));
    SYMBOLON_TRY(const auto value, json::parse(plain.reveal()));
    SYMBOLON_TRY(auto response, json::decoded<api::ValidateActivation::Response>(value));
    return Answer(std::move(response));
}

Result<void> keepAnswer(
    http::Context &context, const Attempt &attempt, const api::ValidateActivation::Response &response)
{
    if (!attempt.idempotencyKey)
        return {};
    SYMBOLON_CHECK(context.db.run(sql::activation_result::sweep, { { "now", context.now() } }));
    const QString bound = keyHash(context, *attempt.idempotencyKey);
    const QByteArray sealed = crypto::seal(answerKey(*attempt.idempotencyKey),
        json::write(json::encode(response)),
        bound.toLatin1(),
        context.services.random);
    SYMBOLON_CHECK(context.db.run(sql::activation_result::insert,
        { { "code", attempt.code },
            { "key_hash", bound },
            { "sealed_result", sealed },
            { "expires_at", context.now() + answerKept } }));
    return {};
}

Result<api::ValidateActivation::Response> validateActivation(
    http::Context &context, const api::Input<api::ValidateActivation> &input)
{
    const QString type = input.query.type.value_or(QString());
    if (!type.isEmpty() && type != u"gdm" && type != u"send_entry") {
        Error error{ Code::Invalid, QStringLiteral("gdm or send_entry is expected"), QStringLiteral("type") };
        error.wire = QStringLiteral("unexpected activation type '%1'").arg(type.left(40));
        return Failure(std::move(error));
    }
    const CodeKind kind = type == u"send_entry" ? CodeKind::Device : CodeKind::Patient;
    if (kind == CodeKind::Patient && !input.body.otp.value) {
        Error error{ Code::Invalid, QStringLiteral("the PIN is needed"), QStringLiteral("/otp") };
        error.wire = QStringLiteral("otp is required");
        return Failure(std::move(error));
    }
    if (kind == CodeKind::Patient)
        SYMBOLON_CHECK(checkAscii(*input.body.otp.value, QStringLiteral("/otp")));
    if (const auto &prepare = context.services.staticIdentities.beforeValidation)
        SYMBOLON_CHECK(prepare(context, QString::fromUtf8(input.path.activationCode.reveal())));
    SYMBOLON_TRY(const Attempt attempt, makeAttempt(context, kind, input));
    SYMBOLON_TRY(const auto earlier, earlierAnswer(context, attempt));
    if (earlier)
        return *earlier;
    SYMBOLON_CHECK(checkSource(context, Guess::Code));
    if (kind == CodeKind::Device)
        return validateDevice(context, attempt);
    return validatePatient(context, attempt, *input.body.otp.value);
}

} // namespace symbolon::handlers
