// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/paging.h"

#include "server/domain/master_key.h"

#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/json/parse.h"
#include "shared/json/write.h"

namespace symbolon::handlers {

namespace {

    //! 96 bits: a cursor decides nothing but where a page begins.
    constexpr qsizetype tagBytes = 12;

    Failure badCursor()
    {
        return fail(Code::Invalid, QStringLiteral("not a cursor of this list"), QStringLiteral("cursor"));
    }

} // namespace

Paging::Paging(const http::Context &context, QByteArrayView list, QStringList before)
    : m_context(context)
    , m_list(list.toByteArray())
    , m_after(std::move(before))
    , m_size(context.services.settings.limits.pageSize)
{
}

Result<void> Paging::read(const std::optional<QString> &cursor, std::optional<int> limit)
{
    const auto &limits = m_context.services.settings.limits;
    m_size = std::clamp(limit.value_or(limits.pageSize), 1, limits.maxPageSize);
    if (!cursor)
        return {};
    const auto bytes = crypto::fromBase64Url(cursor->toUtf8());
    if (!bytes || bytes->size() <= tagBytes)
        return badCursor();
    const QByteArray keys = bytes->mid(tagBytes);
    if (!crypto::equal(bytes->left(tagBytes), tag(keys)))
        return badCursor();
    const auto value = json::parse(keys);
    if (!value || value->toArray().size() != m_after.size())
        return badCursor();
    const auto array = value->toArray();
    std::transform(
        array.begin(), array.end(), m_after.begin(), [](const auto &key) { return key.toString(); });
    return {};
}

json::Nullable<QString> Paging::cut(store::Rows &rows, std::initializer_list<const char *> keys) const
{
    if (rows.size() <= m_size)
        return { true, std::nullopt };
    rows.resize(m_size, rows.first());
    QJsonArray values;
    for (const char *key : keys)
        values.append(rows.last().text(key));
    const QByteArray written = json::write(values);
    return { true, QString::fromLatin1(crypto::toBase64Url(tag(written) + written)) };
}

QByteArray Paging::tag(const QByteArray &keys) const
{
    const Secret key = m_context.services.masterKey.subkey(purpose::listCursor);
    return crypto::hmac(crypto::Digest::Sha256, key, m_list + '\0' + keys).left(tagBytes);
}

QStringList fromTheFirst()
{
    return { QLatin1String(""), QLatin1String("") };
}

QStringList fromTheNewest()
{
    return { QStringLiteral("9999-12-31 23:59:59"), QLatin1String("") };
}

QString endOfPrefix(const QString &prefix)
{
    return prefix + QString::fromUcs4(U"\U0010FFFF", 1);
}

QString jsonList(const QStringList &ids)
{
    return QString::fromUtf8(json::write(QJsonArray::fromStringList(ids)));
}

} // namespace symbolon::handlers
