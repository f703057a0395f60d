// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database_error.h"

#include "shared/core/log.h"

#include <QRegularExpression>

namespace symbolon::store {

namespace {

    //! The first line of the server's message; later lines (DETAIL, HINT) repeat values.
    QString firstLine(const QSqlError &error)
    {
        return error.databaseText().section(u'\n', 0, 0).trimmed();
    }

    //! The last word of the message that is named like a constraint; works whatever language and quotes the
    //! server uses.
    QString constraintIn(const QString &message)
    {
        static const QRegularExpression pattern(
            QStringLiteral("\\b[a-z0-9_]+_(?:key|pkey|fkey|check|excl)\\b"));
        QString name;
        for (auto it = pattern.globalMatch(message); it.hasNext();)
            name = it.next().captured();
        return name;
    }

    //! `table.a, table.b` as SQLite lists columns, to `table_a_b` + suffix.
    QString constraintOfColumns(const QString &columns, const QString &suffix)
    {
        QString name;
        for (const auto &column : columns.split(QStringLiteral(", "))) {
            if (name.isEmpty())
                name = column.section(u'.', 0, 0);
            name += u'_' + column.section(u'.', 1);
        }
        return name + suffix;
    }

    //! Statements, states and constraints are for the log; a handler that knows the field says more.
    DatabaseError refusedValue(const QString &what, const QString &why, const QString &constraint)
    {
        logWarning("store",
            QStringLiteral("the database refused a value"),
            { { QStringLiteral("statement"), what }, { QStringLiteral("why"), why } });
        DatabaseError result{ { Code::Invalid, what + u' ' + why, constraint } };
        result.error.wire = QStringLiteral("A value is not allowed here.");
        return result;
    }

    DatabaseError broken(Code code, const QString &what, const QString &constraint)
    {
        const QString why = QStringLiteral("breaks ") + constraint;
        if (code == Code::Invalid)
            return refusedValue(what, why, constraint);
        return { { code, what + u' ' + why, constraint } };
    }

    DatabaseError busy(const QString &what, const QString &state)
    {
        DatabaseError result{ { Code::Unavailable,
            QStringLiteral("%1 had to wait too long (%2)").arg(what, state) } };
        result.error.retryAfter = 1;
        return result;
    }

    DatabaseError lost(const QString &what, const QString &state, bool notRun)
    {
        DatabaseError result{ { Code::Unavailable,
            QStringLiteral("%1 lost the database (%2)").arg(what, state) } };
        result.error.retryAfter = 1;
        result.lost = true;
        result.notRun = notRun;
        return result;
    }

    DatabaseError other(Code code, const QString &what, const QString &state, const QString &text)
    {
        return { { code, QStringLiteral("%1 failed (%2) %3").arg(what, state, text).trimmed() } };
    }

    //! `null value in column "name" of relation "group" …` to `group_name_not_null`.
    QString notNullColumn(const QString &message)
    {
        static const QRegularExpression pattern(QStringLiteral("[\"«„“](\\w+)[\"»“”].*[\"«„“](\\w+)[\"»“”]"));
        const auto match = pattern.match(message);
        return match.captured(2) + u'_' + match.captured(1) + QStringLiteral("_not_null");
    }

    DatabaseError postgresql(const QSqlError &error, const QString &what)
    {
        const auto state = error.nativeErrorCode();
        const auto message = firstLine(error);
        const auto in = [&](std::initializer_list<QStringView> states) {
            return std::find(states.begin(), states.end(), QStringView(state)) != states.end();
        };
        if (in({ u"23505", u"23503", u"23P01" }))
            return broken(Code::Conflict, what, constraintIn(message));
        if (state == u"23514")
            return broken(Code::Invalid, what, constraintIn(message));
        if (state == u"23502")
            return broken(Code::Invalid, what, notNullColumn(message));
        if (in({ u"57P01", u"57P02", u"57P03", u"57P05", u"25P03", u"25006", u"26000" }))
            return lost(what, state, true);
        if (state.isEmpty() || state.startsWith(u"08"))
            return lost(what, state, false);
        // out of time, lock not available, deadlock, serialisation, too many connections, disk or memory full
        if (in({ u"57014", u"55P03", u"40P01", u"40001" }) || state.startsWith(u"53"))
            return busy(what, state);
        if (state.startsWith(u"22")) // a value that the type cannot hold; the message repeats it
            return refusedValue(what, QStringLiteral("failed (%1)").arg(state), {});
        return other(Code::Internal, what, state, message);
    }

    DatabaseError sqlite(const QSqlError &error, const QString &what)
    {
        enum : int { Busy = 5, Locked = 6, Full = 13, CannotOpen = 14, Constraint = 19, IoError = 10 };

        enum : int {
            Check = 275,
            ForeignKey = 787,
            NotNull = 1299,
            PrimaryKey = 1555,
            Unique = 2067,
            RowId = 2579
        };

        const auto state = error.nativeErrorCode();
        const int code = state.toInt();
        const auto message = firstLine(error);
        const auto subject = message.section(QStringLiteral(" failed: "), 1);
        switch (code) {
        case Unique:
            return broken(Code::Conflict, what, constraintOfColumns(subject, QStringLiteral("_key")));
        case PrimaryKey:
        case RowId:
            return broken(Code::Conflict, what, subject.section(u'.', 0, 0) + QStringLiteral("_pkey"));
        case Check:
            return broken(Code::Invalid, what, subject);
        case NotNull:
            return broken(Code::Invalid, what, constraintOfColumns(subject, QStringLiteral("_not_null")));
        case ForeignKey: {
            auto result = broken(Code::Conflict, what, {});
            result.unnamedForeignKey = true;
            return result;
        }
        default:
            break;
        }
        switch (code & 0xff) {
        case Busy:
        case Locked:
        case Full:
        case IoError:
            return busy(what, state);
        case CannotOpen:
            return lost(what, state, true);
        default:
            return other(Code::Internal, what, state, message);
        }
    }

} // namespace

DatabaseError databaseError(Engine engine, const QSqlError &error, const QString &what)
{
    return engine == Engine::Postgresql ? postgresql(error, what) : sqlite(error, what);
}

} // namespace symbolon::store
