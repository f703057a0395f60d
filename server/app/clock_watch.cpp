// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/clock_watch.h"

#include "server/request/metrics.h"

#include "shared/core/log.h"
#include "shared/json/write.h"

#include <QJsonObject>

namespace symbolon::app {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

    //! Time services correct a running clock in steps below this.
    constexpr milliseconds toleratedStep{ 2000 };
    //! Nodes of one database may disagree by this much.
    constexpr seconds toleratedAtStart{ 30 };
    constexpr seconds storeEvery{ 60 };
    constexpr auto settingName = u"clock.last_seen";

} // namespace

ClockWatch::ClockWatch(const Clock &clock, http::Metrics &metrics, Steady steady)
    : m_clock(clock)
    , m_metrics(metrics)
    , m_steady(std::move(steady))
{
}

Result<void> ClockWatch::look(store::Connection &connection)
{
    const Sight current{ m_clock.now(), m_steady() };
    const std::optional<Sight> last = m_last;
    if (last) {
        const auto passed = duration_cast<microseconds>(current.steady - last->steady);
        const auto back = passed - (current.time - last->time);
        if (back > toleratedStep)
            SYMBOLON_CHECK(tell(connection, current.time, back, "while running"));
    } else {
        SYMBOLON_CHECK(compareWithStored(connection, current.time));
    }
    m_last = current;
    if (m_storedAt && current.steady - *m_storedAt < storeEvery)
        return {};
    SYMBOLON_CHECK(store(connection, current.time));
    m_storedAt = current.steady;
    return {};
}

Result<void> ClockWatch::compareWithStored(store::Connection &connection, Instant now)
{
    SYMBOLON_TRY(
        const auto row, connection.one(sql::setting::value, { { "name", QString::fromUtf16(settingName) } }));
    const auto seen = row ? fromStored(row->text("value")) : std::nullopt;
    if (!seen || *seen - now <= toleratedAtStart)
        return {};
    return tell(connection, now, *seen - now, "since the last start");
}

Result<void> ClockWatch::tell(
    store::Connection &connection, Instant now, microseconds back, const char *against)
{
    const auto whole = duration_cast<seconds>(back).count();
    logWarning("clock",
        QStringLiteral("the clock was put back; codes and tokens may live that much longer"),
        { { QStringLiteral("seconds"), QString::number(whole) },
            { QStringLiteral("noticed"), QLatin1String(against) } });
    m_metrics.event("clock_back");
    const QJsonObject detail{ { QStringLiteral("seconds"), static_cast<qint64>(whole) },
        { QStringLiteral("noticed"), QLatin1String(against) } };
    SYMBOLON_CHECK(connection.run(sql::audit_entry::insert,
        { { "created", now },
            { "kind", QStringLiteral("clock.back") },
            { "outcome", QStringLiteral("done") },
            { "actor_kind", QStringLiteral("system") },
            { "actor", QStringLiteral("housekeeper") },
            { "subject_kind", QStringLiteral("clock") },
            { "subject", QString() },
            { "object", QString() },
            { "before_sealed", nullptr },
            { "after_sealed", nullptr },
            { "detail", QString::fromUtf8(json::write(detail)) },
            { "reference", nullptr },
            { "request_id", QString() },
            { "address", QString() },
            { "location_id", nullptr } }));
    return {};
}

Result<void> ClockWatch::store(store::Connection &connection, Instant now)
{
    SYMBOLON_CHECK(connection.run(sql::setting::put,
        { { "name", QString::fromUtf16(settingName) },
            { "value", toStored(now) },
            { "now", now },
            { "by", QStringLiteral("housekeeper") } }));
    return {};
}

} // namespace symbolon::app
