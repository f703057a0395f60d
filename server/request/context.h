// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/access.h"
#include "server/http/message.h"
#include "server/request/journal.h"
#include "server/request/lazy_connection.h"
#include "server/request/path.h"
#include "server/request/services.h"
#include "server/store/database.h"

#include <QHostAddress>
#include <QJsonObject>

namespace symbolon::http {

//! Everything a handler may use while it works on one request. Belongs to one thread; nothing in it is shared
//! between requests except `services`, whose parts are thread-safe or constant.
class Context {
public:
    Context(Services &services, const Request &request, Lane lane);

    Services &services;
    LazyConnection db;
    const Request &request;
    const char *route = ""; //!< the pattern that the request matched
    QString requestId; //!< echoed as X-Request-Id and used as AMQP correlation id
    QHostAddress client; //!< behind trusted proxies
    access::Caller caller;
    QString provenKey; //!< thumbprint of the key that the caller has proved to hold (RFC 9449)
    QueryItems query; //!< decoded, in order
    QJsonObject body; //!< as sent

    //! The clock is read once a request, so that every time in it agrees.
    [[nodiscard]] Instant now() const { return m_now; }

    [[nodiscard]] Journal &journal() { return m_journal; }

    //! Runs `act` in one write transaction with everything the journal was told meanwhile; afterwards, if it
    //! committed, the courier is woken and live views are told.
    template <typename Act>
    auto transact(Act &&act) -> std::invoke_result_t<Act>
    {
        SYMBOLON_TRY(auto *const connection, db.get());
        auto result = store::inTransaction(*connection, [&]() -> std::invoke_result_t<Act> {
            auto inner = act();
            if (inner || inner.error().commits)
                SYMBOLON_CHECK(m_journal.write(*connection));
            return inner;
        });
        if (result || result.error().commits)
            afterCommit();
        else
            m_journal.discard();
        return result;
    }

    //! True when this thread may compute memory-hard hashes; otherwise return reroute().
    [[nodiscard]] bool mayHash() const { return m_lane == Lane::Hashing; }

    //! Asks for the same request to be worked on again in the hashing lane.
    [[nodiscard]] Failure reroute();

    [[nodiscard]] bool wantsReroute() const { return m_wantsReroute; }

    //! The uniform failure: what is shown is `shown`, what happened is written down as `record` under a fresh
    //! reference. To be returned inside transact(), so that the record is committed.
    [[nodiscard]] Failure refuseUniformly(Error shown, AuditRecord record);

private:
    void afterCommit();

    Lane m_lane;
    Instant m_now;
    Journal m_journal;
    bool m_wantsReroute = false;
};

} // namespace symbolon::http
