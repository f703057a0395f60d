// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/subject_keys.h"

#include "server/domain/master_key.h"

#include "shared/crypto/aead.h"

namespace symbolon::http {

namespace {

    constexpr qsizetype keyBytes = 32;

    QByteArray boundTo(const KeySubject &subject)
    {
        return subject.kind.toUtf8() + '/' + subject.id.toUtf8();
    }

} // namespace

Result<Secret> subjectKey(
    const Services &services, store::Connection &db, const KeySubject &subject, Instant now)
{
    const store::Binds whose{ { "kind", subject.kind }, { "subject", subject.id } };
    SYMBOLON_TRY(const auto row, db.one(sql::subject_key::find, whose));
    if (row)
        return openSubjectKey(services, subject, row->bytes("sealed_key"));
    const QByteArray sealed = crypto::seal(services.masterKey.subkey(purpose::auditSubject),
        services.random.bytes(keyBytes),
        boundTo(subject),
        services.random);
    SYMBOLON_CHECK(db.run(sql::subject_key::insert,
        { { "kind", subject.kind },
            { "subject", subject.id },
            { "sealed_key", sealed },
            { "created", now } }));
    // Two requests may have met: what was stored first is the key.
    SYMBOLON_TRY(const auto stored, db.one(sql::subject_key::find, whose));
    if (!stored)
        return fail(Code::Internal, QStringLiteral("no key for %1").arg(subject.kind));
    return openSubjectKey(services, subject, stored->bytes("sealed_key"));
}

Result<Secret> openSubjectKey(
    const Services &services, const KeySubject &subject, const QByteArray &sealedKey)
{
    return crypto::open(services.masterKey.subkey(purpose::auditSubject), sealedKey, boundTo(subject));
}

} // namespace symbolon::http
