// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/patient_records.h"

#include "server/domain/master_key.h"
#include "server/handlers/locations.h"
#include "server/handlers/paging.h"
#include "server/request/subject_keys.h"

#include "shared/core/log.h"
#include "shared/crypto/aead.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"
#include "shared/model/identifiers.h"

namespace symbolon::handlers {

namespace {

    using namespace std::chrono;

    constexpr Date earliestBirth{ 1850y / January / 1 };

    http::KeySubject keySubject(const QString &patientId)
    {
        return { QStringLiteral("patient"), patientId };
    }

    QByteArray boundToRecord(const QString &patientId)
    {
        return "patient record/" + patientId.toUtf8();
    }

    QByteArray boundToIdentifier(const QString &patientId, const QString &type)
    {
        return "patient identifier/" + patientId.toUtf8() + '/' + type.toUtf8();
    }

    QString identifierHash(const http::Services &services, const QString &value)
    {
        return QString::fromLatin1(crypto::toBase64Url(crypto::hmac(crypto::Digest::Sha256,
            services.masterKey.subkey(purpose::identifierLookup),
            value.simplified().toCaseFolded().toUtf8())));
    }

    //! What a row's `sealed_key` opens; nothing when the patient was erased or the text was tampered with,
    //! which is logged and must not hide the other patients of a list.
    std::optional<Secret> unsealed(
        const http::Services &services, const store::Row &row, const char *column, const QByteArray &bound)
    {
        if (row.isNull(column) || row.isNull("sealed_key"))
            return std::nullopt;
        const auto plain =
            http::openSubjectKey(services, keySubject(row.text("patient_id")), row.bytes("sealed_key"))
                .andThen([&](const Secret &key) { return crypto::open(key, row.bytes(column), bound); });
        if (plain)
            return *plain;
        logError("patients", QStringLiteral("a sealed record cannot be opened"));
        return std::nullopt;
    }

    PatientFacts factsOf(const std::optional<Secret> &plain)
    {
        if (!plain)
            return {};
        const auto facts = json::parse(plain->reveal()).andThen([](const QJsonValue &value) {
            return json::decoded<PatientFacts>(value);
        });
        return facts.value_or(PatientFacts{});
    }

    api::SignInState signInOf(const store::Row &row)
    {
        if (row.flag("has_code") && !row.flag("disabled"))
            return api::SignInState::Active;
        const bool wasActive = row.flag("has_code") || !row.isNull("revoked_at");
        return wasActive ? api::SignInState::Revoked : api::SignInState::Never;
    }

    api::Patient fromRow(const http::Services &services, const store::Row &row)
    {
        const QString patientId = row.text("patient_id");
        auto facts = factsOf(unsealed(services, row, "sealed", boundToRecord(patientId)));
        return { patientId,
            std::move(facts.displayName),
            facts.birthDate,
            {},
            row.textOrNull("location_id"),
            signInOf(row),
            row.flag("has_pending"),
            row.instantOrNull("authorised_at"),
            row.instantOrNull("last_used_at"),
            row.instant("created") };
    }

    Result<void> writeIdentifier(http::Context &context,
        const Secret &key,
        const QString &patientId,
        const api::PatientIdentifier &one)
    {
        const QByteArray sealed = crypto::seal(
            key, one.value.toUtf8(), boundToIdentifier(patientId, one.type), context.services.random);
        return context.db
            .run(sql::patient_identifier::insert,
                { { "patient_id", patientId },
                    { "type", one.type },
                    { "value_hash", identifierHash(context.services, one.value) },
                    { "sealed_value", sealed } })
            .andThen([](int) { return Result<void>(); });
    }

    Failure secondIdentifierNeeded(const QString &why)
    {
        return fail(Code::Invalid, why, QStringLiteral("/second_identifier"));
    }

    //! Name and birth date are both known.
    Result<bool> isIdentified(http::Context &context, const QString &patientId)
    {
        SYMBOLON_TRY(const auto patient, loadPatient(context, patientId));
        return patient && patient->displayName && patient->birthDate;
    }

    Result<void> keepSecondIdentifier(http::Context &context, const QString &patientId, const QString &hash)
    {
        SYMBOLON_TRY(auto *const db, context.db.get());
        SYMBOLON_TRY(
            const Secret key, http::subjectKey(context.services, *db, keySubject(patientId), context.now()));
        return context.db
            .run(sql::patient_record::keep_second_identifier,
                { { "patient_id", patientId },
                    { "sealed",
                        crypto::seal(key,
                            json::write(json::encode(PatientFacts{})),
                            boundToRecord(patientId),
                            context.services.random) },
                    { "hash", hash },
                    { "now", context.now() },
                    { "by", context.caller.identity },
                    { "location_id", locationOf(context) } })
            .andThen([](int) { return Result<void>(); });
    }

} // namespace

IdentifierHashes identifierHashes(const http::Services &services, const QString &typed)
{
    const QString asTyped = identifierHash(services, typed);
    if (model::checkNhsNumber(typed) != model::NumberCheck::Valid)
        return { asTyped, asTyped };
    return { asTyped, identifierHash(services, model::normaliseNhsNumber(typed)) };
}

Result<QList<api::Patient>> loadPatients(http::Context &context, const QStringList &patientIds)
{
    const QString ids = jsonList(patientIds);
    SYMBOLON_TRY(
        const auto rows, context.db.all(sql::patient::details, { { "ids", ids }, { "now", context.now() } }));
    SYMBOLON_TRY(
        const auto identifiers, context.db.all(sql::patient_identifier::of_patients, { { "ids", ids } }));
    QHash<QString, api::Patient> byId;
    for (const auto &row : rows)
        byId.insert(row.text("patient_id"), fromRow(context.services, row));
    for (const auto &row : identifiers) {
        const QString patientId = row.text("patient_id");
        const QString type = row.text("type");
        if (const auto value =
                unsealed(context.services, row, "sealed_value", boundToIdentifier(patientId, type)))
            byId[patientId].identifiers.append({ type, QString::fromUtf8(value->reveal()) });
    }
    QList<api::Patient> patients;
    for (const QString &id : patientIds) {
        if (const auto found = byId.constFind(id); found != byId.constEnd())
            patients.append(*found);
    }
    return patients;
}

Result<std::optional<api::Patient>> loadPatient(http::Context &context, const QString &patientId)
{
    SYMBOLON_TRY(auto patients, loadPatients(context, { patientId }));
    return patients.isEmpty() ? std::nullopt : std::optional(std::move(patients.first()));
}

Result<void> writePatientRecord(
    http::Context &context, const QString &patientId, const api::SavePatient::Body &body)
{
    SYMBOLON_TRY(auto *const db, context.db.get());
    SYMBOLON_TRY(
        const Secret key, http::subjectKey(context.services, *db, keySubject(patientId), context.now()));
    const QByteArray facts = json::write(json::encode(PatientFacts{ body.displayName, body.birthDate }));
    SYMBOLON_CHECK(context.db.run(sql::patient_record::save,
        { { "patient_id", patientId },
            { "sealed", crypto::seal(key, facts, boundToRecord(patientId), context.services.random) },
            { "now", context.now() },
            { "by", context.caller.identity },
            { "location_id", body.locationId } }));
    SYMBOLON_CHECK(context.db.run(sql::patient_identifier::delete_all, { { "patient_id", patientId } }));
    const auto identifiers = body.identifiers.value_or(QList<api::PatientIdentifier>());
    for (qsizetype i = 0; i < identifiers.size(); ++i) {
        auto written = writeIdentifier(context, key, patientId, identifiers[i]);
        if (!written && written.error().code == Code::Conflict) {
            return fail(Code::Conflict,
                QStringLiteral("another patient has this identifier"),
                QStringLiteral("/identifiers/%1/value").arg(i));
        }
        SYMBOLON_CHECK(std::move(written));
    }
    return {};
}

Result<api::SavePatient::Body> checkedRecord(const http::Context &context, api::SavePatient::Body body)
{
    if (body.displayName)
        body.displayName = body.displayName->simplified();
    if (body.displayName && body.displayName->isEmpty())
        body.displayName.reset();
    if (body.birthDate
        && (*body.birthDate < earliestBirth || *body.birthDate > context.services.clock.localToday()))
        return fail(Code::Invalid, QStringLiteral("not a date of birth"), QStringLiteral("/birth_date"));
    QStringList types;
    auto identifiers = body.identifiers.value_or(QList<api::PatientIdentifier>());
    for (qsizetype i = 0; i < identifiers.size(); ++i) {
        auto &one = identifiers[i];
        const QString where = QStringLiteral("/identifiers/%1").arg(i);
        one.type = one.type.simplified().toLower();
        if (one.type.isEmpty() || types.contains(one.type))
            return fail(Code::Invalid,
                QStringLiteral("one identifier of each type"),
                where + QStringLiteral("/type"));
        types.append(one.type);
        SYMBOLON_TRY(
            one.value, model::normaliseIdentifier(one.type, one.value, where + QStringLiteral("/value")));
        if (one.value.isEmpty())
            return fail(Code::Invalid, QStringLiteral("a value is needed"), where + QStringLiteral("/value"));
    }
    body.identifiers = std::move(identifiers);
    SYMBOLON_TRY(body.locationId, placed(context, body.locationId));
    return body;
}

Result<bool> confirmPatient(
    http::Context &context, const QString &patientId, const std::optional<Secret> &secondIdentifier)
{
    const QString typed =
        secondIdentifier ? QString::fromUtf8(secondIdentifier->reveal()).simplified() : QString();
    if (typed.isEmpty()) {
        SYMBOLON_TRY(const bool isKnown, isIdentified(context, patientId));
        if (isKnown)
            return false;
        return secondIdentifierNeeded(
            QStringLiteral("name and birth date are not on record: a second identifier is needed"));
    }
    const auto hashes = identifierHashes(context.services, typed);
    SYMBOLON_TRY(
        const auto record, context.db.one(sql::patient_record::find, { { "patient_id", patientId } }));
    const auto kept = record ? record->textOrNull("second_identifier_hash") : std::nullopt;
    if (kept && (*kept == hashes.asTyped || *kept == hashes.asNumber))
        return true;
    SYMBOLON_TRY(const auto matching,
        context.db.one(sql::patient_identifier::matches,
            { { "patient_id", patientId }, { "hash", hashes.asTyped }, { "other_hash", hashes.asNumber } }));
    if (matching)
        return true;
    if (kept)
        return secondIdentifierNeeded(
            QStringLiteral("not the identifier that was given for this patient before"));
    SYMBOLON_CHECK(keepSecondIdentifier(context, patientId, hashes.asNumber));
    return true;
}

} // namespace symbolon::handlers
