// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/entity_tag.h"

#include "shared/crypto/hash.h"
#include "shared/json/write.h"

#include <algorithm>

namespace symbolon::http {

namespace {

    QByteArray digest(const QByteArray &text)
    {
        return crypto::hash(crypto::Digest::Sha1, text).toHex();
    }

    //! `"` and the half that stands for what is edited and `-`.
    QByteArray beginning(const EditedRecord &edited)
    {
        QJsonObject part;
        for (const char *key : edited.keys)
            part.insert(QLatin1String(key), edited.record.value(QLatin1String(key)));
        return '"' + digest(json::write(part)) + '-';
    }

} // namespace

QByteArray entityTag(const QByteArray &body)
{
    return '"' + digest(body) + '"';
}

QByteArray entityTag(const EditedRecord &edited, const QByteArray &body)
{
    return beginning(edited) + digest(body) + '"';
}

bool matches(const QByteArray &condition, const EditedRecord &edited)
{
    if (condition.trimmed() == "*")
        return true;
    const QByteArray wanted = beginning(edited);
    const auto candidates = condition.split(',');
    return std::any_of(candidates.begin(), candidates.end(), [&](const QByteArray &candidate) {
        return candidate.trimmed().startsWith(wanted);
    });
}

} // namespace symbolon::http
