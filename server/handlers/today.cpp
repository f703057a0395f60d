// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/desk.h"
#include "server/handlers/locations.h"

namespace symbolon::handlers {

using namespace std::chrono;

namespace {

    constexpr days unseenAfter{ 7 };
    constexpr days contractsWithin{ 14 };
    constexpr minutes stuckAfter{ 5 };

    Result<int> count(http::Context &context, const sql::Statement &statement, const store::Binds &binds)
    {
        SYMBOLON_TRY(const auto row, context.db.one(statement, binds));
        return row ? row->integer("number") : 0;
    }

    //! When the site's day began.
    Instant midnight(const Clock &clock)
    {
        return clock.endOfLocalDay(Date(sys_days(clock.localToday()) - days(1))) + seconds(1);
    }

} // namespace

//! Each figure is the length of the list that the page opens for it.
Result<api::ReadToday::Response> readToday(http::Context &context, const api::Input<api::ReadToday> &)
{
    const auto &clock = context.services.clock;
    const Instant since = midnight(clock);
    const auto location = locationOf(context);
    const sys_days today(clock.localToday());
    api::ReadToday::Response counts;
    counts.asOf = context.now();
    SYMBOLON_TRY(counts.codesWaiting,
        count(context,
            sql::patient_activation::count_waiting,
            { { "now", context.now() }, { "location", location } }));
    SYMBOLON_TRY(counts.redeemedToday,
        count(
            context, sql::patient_activation::count_used, { { "since", since }, { "location", location } }));
    SYMBOLON_TRY(counts.failuresToday,
        count(context, sql::audit_entry::count_refused, { { "since", since }, { "location", location } }));
    SYMBOLON_TRY(counts.devicesUnseen,
        count(context,
            sql::device::count_unseen,
            { { "unseen_since", context.now() - unseenAfter }, { "location", location } }));
    SYMBOLON_TRY(counts.contractsEnding,
        count(context,
            sql::clinician::count_contracts_ending,
            { { "contract_from", Date(today) },
                { "contract_before", Date(today + contractsWithin + days(1)) } }));
    SYMBOLON_TRY(counts.messagesStuck,
        count(context, sql::outbox::count_stuck, { { "before", context.now() - stuckAfter } }));
    return counts;
}

} // namespace symbolon::handlers
