// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/conninfo.h"

#include <libpq-fe.h>

namespace symbolon::store {

Result<QMap<QString, QString>> parseConninfo(const QString &text)
{
    // libpq takes a lone word for the name of a database; in a configuration that is a typing error.
    if (!text.contains(u'=') && !text.contains(QStringLiteral("://")))
        return fail(Code::Invalid, QStringLiteral("expected sqlite:///…, postgresql://… or libpq keywords"));
    const auto encoded = text.toUtf8();
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(encoded.constData(), nullptr), &PQconninfoFree);
    if (!options || text.contains(QChar(0)))
        return fail(Code::Invalid, QStringLiteral("not a valid PostgreSQL connection string"));
    QMap<QString, QString> keywords;
    for (const auto *option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr)
            continue;
        const auto keyword = QString::fromUtf8(option->keyword);
        const auto value = QString::fromUtf8(option->val);
        const bool separate = keyword == u"user" || keyword == u"password" || keyword == u"dbname";
        if (!separate && value.contains(u';')) // QPSQL takes it for the end of the option
            return fail(Code::Invalid, QStringLiteral("a semicolon in the value of ") + keyword);
        keywords.insert(keyword, value);
    }
    return keywords;
}

QString connectOptions(QMap<QString, QString> keywords)
{
    const auto byDefault = [&](const QString &keyword, const QString &value) {
        if (!keywords.contains(keyword))
            keywords.insert(keyword, value);
    };
    byDefault(QStringLiteral("connect_timeout"), QStringLiteral("5"));
    byDefault(QStringLiteral("application_name"), QStringLiteral("symbolond"));
    byDefault(QStringLiteral("keepalives_idle"), QStringLiteral("30"));
    byDefault(QStringLiteral("tcp_user_timeout"), QStringLiteral("10000"));
    if (keywords.value(QStringLiteral("host")).contains(u','))
        byDefault(QStringLiteral("target_session_attrs"), QStringLiteral("read-write"));
    QStringList options;
    for (auto it = keywords.cbegin(); it != keywords.cend(); ++it) {
        if (it.key() == u"user" || it.key() == u"password" || it.key() == u"dbname")
            continue;
        auto value = it.value();
        value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
        options += QStringLiteral("%1='%2'").arg(it.key(), value);
    }
    return options.join(u';');
}

} // namespace symbolon::store
