// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database.h"

#include "shared/core/log.h"

#include <QDate>

namespace symbolon::store {

// QtSql takes a null QString or QByteArray for NULL. Here only nullptr and nullopt are NULL, so both are made
// empty.
Value::Value(const QString &text)
    : m_variant(text.isNull() ? QStringLiteral("") : text)
{
}

Value::Value(const char16_t *text)
    : m_variant(QString::fromUtf16(text))
{
}

Value::Value(const QByteArray &blob)
    : m_variant(blob.isNull() ? QByteArray("") : blob)
{
}

Value::Value(int number)
    : m_variant(number)
{
}

Value::Value(qint64 number)
    : m_variant(number)
{
}

Value::Value(bool flag)
    : m_variant(flag)
{
}

Value::Value(Instant instant)
    : m_variant(toStored(instant))
{
}

Value::Value(Date date)
    : m_variant(toIsoDate(date))
{
}

namespace {

    //! Such a value was not written by this program.
    void tellUnreadable(const char *column)
    {
        logError("store",
            QStringLiteral("a row holds a time that cannot be read; 1970-01-01 is taken instead"),
            { { QStringLiteral("column"), QLatin1String(column) } });
    }

} // namespace

Row::Row(std::shared_ptr<const QHash<QByteArray, int>> columns, QList<QVariant> values)
    : m_columns(std::move(columns))
    , m_values(std::move(values))
{
}

const QVariant &Row::at(const char *column) const
{
    static const QVariant none;
    const auto found =
        m_columns->constFind(QByteArray::fromRawData(column, static_cast<qsizetype>(qstrlen(column))));
    Q_ASSERT_X(found != m_columns->constEnd(), "Row", column);
    return found == m_columns->constEnd() ? none : m_values[*found];
}

bool Row::isNull(const char *column) const
{
    return at(column).isNull();
}

QString Row::text(const char *column) const
{
    return at(column).toString();
}

QByteArray Row::bytes(const char *column) const
{
    return at(column).toByteArray();
}

int Row::integer(const char *column) const
{
    return at(column).toInt();
}

qint64 Row::bigInteger(const char *column) const
{
    return at(column).toLongLong();
}

bool Row::flag(const char *column) const
{
    return at(column).toBool();
}

Instant Row::instant(const char *column) const
{
    const auto read = instantOrNull(column);
    Q_ASSERT_X(read || !isNull(column), "Row::instant", column);
    if (!read)
        tellUnreadable(column);
    return read.value_or(Instant());
}

Date Row::date(const char *column) const
{
    const auto read = dateOrNull(column);
    Q_ASSERT_X(read || !isNull(column), "Row::date", column);
    if (!read)
        tellUnreadable(column);
    return read.value_or(Date(std::chrono::sys_days()));
}

std::optional<QString> Row::textOrNull(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

std::optional<Instant> Row::instantOrNull(const char *column) const
{
    const auto &value = at(column);
    if (value.isNull())
        return std::nullopt;
    Q_ASSERT_X(value.typeId() == QMetaType::QString, "select it as text, or microseconds are lost", column);
    return fromStored(value.toString());
}

std::optional<Date> Row::dateOrNull(const char *column) const
{
    const auto &value = at(column);
    if (value.isNull())
        return std::nullopt;
    if (value.typeId() != QMetaType::QDate)
        return fromIsoDate(value.toString());
    const auto day = value.toDate();
    return Date(std::chrono::year(day.year()),
        std::chrono::month(static_cast<unsigned>(day.month())),
        std::chrono::day(static_cast<unsigned>(day.day())));
}

} // namespace symbolon::store
