// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/event_values.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace symbolon::handlers {

namespace {

    constexpr int defaultSize = 10;
    constexpr int mostRows = 200;
    constexpr qsizetype longestObjectId = 255;

    int numberOr(const std::optional<QString> &text, int otherwise)
    {
        bool isNumber = false;
        const int number = text ? text->trimmed().toInt(&isNumber) : 0;
        return isNumber ? number : otherwise;
    }

    bool isPlainId(const QString &id)
    {
        return id.size() <= longestObjectId && std::none_of(id.begin(), id.end(), [](QChar c) {
            return QStringView(u":/;|%").contains(c) || c.unicode() < 0x20 || c.unicode() == 0x7f;
        });
    }

    Failure badId()
    {
        return fail(Code::Invalid,
            QStringLiteral("a number or a text without separators is expected"),
            QStringLiteral("object_id"));
    }

} // namespace

bool isTruthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return false;
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    }
    return false;
}

Result<access::Object> objectOf(const QString &type, const std::optional<QJsonValue> &id)
{
    if (!id)
        return access::Object{ type };
    if (id->isNull())
        return access::Object{ type, QString(), false };
    if (id->isString()) {
        if (!isPlainId(id->toString()))
            return badId();
        return access::Object{ type, id->toString(), false };
    }
    constexpr qint64 none = -1;
    const qint64 number = id->toInteger(none);
    if (!id->isDouble() || number < 0)
        return badId();
    return access::Object{ type, QString::number(number), number == 0 };
}

QString isoTime(Instant instant)
{
    QString text = toStored(instant);
    text[10] = u'T';
    return text + QStringLiteral("+00:00");
}

OffsetPage::OffsetPage(const std::optional<QString> &page, const std::optional<QString> &size, qint64 total)
    : m_size(std::min(numberOr(size, defaultSize), mostRows))
    , m_total(total)
{
    if (m_size < 1)
        m_size = defaultSize;
    m_last = static_cast<int>(std::max<qint64>(1, (total + m_size - 1) / m_size));
    m_page = std::clamp(numberOr(page, 1), 1, m_last);
}

qint64 OffsetPage::offset() const
{
    return qint64(m_page - 1) * m_size;
}

void OffsetPage::fill(api::PageNumbers &numbers) const
{
    numbers.page = m_page;
    numbers.totalCount = m_total;
    for (int page = 1; page <= m_last; ++page)
        numbers.pageRange.append(page);
    numbers.startIndex = m_total == 0 ? 0 : offset() + 1;
    numbers.endIndex = std::min(m_total, offset() + m_size);
    numbers.hasNext = m_page < m_last;
    numbers.hasPrevious = m_page > 1;
}

QString allowedOrder(const std::optional<QString> &order, const QStringList &allowed)
{
    if (!order)
        return {};
    const QString field = order->startsWith(u'-') ? order->sliced(1) : *order;
    return allowed.contains(field) ? *order : QString();
}

} // namespace symbolon::handlers
