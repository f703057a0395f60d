// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/context.h"

#include "shared/core/codes.h"
#include "shared/json/write.h"

namespace symbolon::http {

namespace {

    //! Long enough that two failures of one day hardly ever share it, short enough to be read out on the
    //! telephone.
    constexpr int referenceLength = 6;

} // namespace

Context::Context(Services &servicesGiven, const Request &requestGiven, Lane lane)
    : services(servicesGiven)
    , db(servicesGiven.pool)
    , request(requestGiven)
    , m_lane(lane)
    , m_now(servicesGiven.clock.now())
    , m_journal(servicesGiven, caller)
{
    m_journal.now = m_now;
}

Failure Context::reroute()
{
    m_wantsReroute = true;
    return fail(Code::Internal, QStringLiteral("to be continued in the hashing lane"));
}

Failure Context::refuseUniformly(Error shown, AuditRecord record)
{
    record.isRefused = true;
    record.reference = randomText(services.random, codes::native, referenceLength);
    shown.reference = record.reference;
    shown.commits = true;
    m_journal.record(std::move(record));
    return Failure(std::move(shown));
}

void Context::afterCommit()
{
    if (m_journal.hasSent() && services.wakeCourier)
        services.wakeCourier();
    for (const auto &[topic, what] : m_journal.takeChanges()) {
        if (services.publish)
            services.publish(topic, "changed", json::write(what));
    }
}

} // namespace symbolon::http
