// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/foreign_key.h"

#include <QRegularExpression>
#include <QSqlError>

namespace symbolon::store {

namespace {

    //! The table that an insert or update writes; a broken key is looked for only there. Empty for a delete,
    //! which breaks keys of other tables.
    QString writtenTable(const QByteArray &text)
    {
        static const QRegularExpression pattern(QStringLiteral("\\b(?:into|update)\\s+\"?(\\w+)\"?"));
        return pattern.match(QString::fromUtf8(text)).captured(1);
    }

    QString brokenKey(QSqlDatabase &database, const QString &table)
    {
        QSqlQuery check(database);
        const auto argument = table.isEmpty() ? QString() : QStringLiteral("(\"%1\")").arg(table);
        if (!check.exec(QStringLiteral("pragma foreign_key_check") + argument) || !check.next())
            return {};
        const auto child = check.value(0).toString();
        const int id = check.value(3).toInt();
        check.finish();
        QSqlQuery keys(database);
        if (!keys.exec(QStringLiteral("pragma foreign_key_list(\"%1\")").arg(child)))
            return {};
        while (keys.next()) {
            if (keys.value(0).toInt() == id)
                return QStringLiteral("%1_%2_fkey").arg(child, keys.value(3).toString());
        }
        return {};
    }

} // namespace

QString nameOfBrokenForeignKey(Session &session, Prepared &prepared)
{
    if (session.execute(QStringLiteral("savepoint foreign_key")).isValid())
        return {};
    QString name;
    if (!session.execute(QStringLiteral("pragma defer_foreign_keys = on")).isValid()
        && prepared.query.exec()) {
        prepared.query.finish();
        name = brokenKey(session.database(), writtenTable(prepared.compiled.text));
    }
    for (const auto *text :
        { u"rollback to foreign_key", u"release foreign_key", u"pragma defer_foreign_keys = off" }) {
        if (session.execute(QString::fromUtf16(text)).isValid())
            return {};
    }
    return name;
}

} // namespace symbolon::store
