// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/census.h"
#include "server/http/engine_core.h"
#include "server/http/lanes.h"
#include "server/http/mailbox.h"

#include <QHash>

#include <array>
#include <chrono>

namespace symbolon::http {

class Guard;

//! The clock of deadlines.
using Time = std::chrono::steady_clock::time_point;

inline Time steadyNow()
{
    return std::chrono::steady_clock::now();
}

//! What the connections of one IO thread share. Touched by that thread only, but for what EngineCore, Census,
//! Lanes and Mailbox allow.
struct IoContext {
    IoContext(const EngineCore &sharedCore, Census &sharedCensus, Lanes &sharedLanes, Mailbox &ownMailbox)
        : core(sharedCore)
        , census(sharedCensus)
        , lanes(sharedLanes)
        , mailbox(ownMailbox)
    {
    }

    const EngineCore &core;
    Census &census;
    Lanes &lanes;
    Mailbox &mailbox;
    QHash<quint64, Guard *> guards; //!< every connection, by its number
    quint64 lastGuard = 0;
    Guard *delivering = nullptr; //!< whose message Qt is parsing just now
    bool isDraining = false;
    std::array<char, 65'536> scratch{};

    //! The Date header of this second.
    [[nodiscard]] QByteArrayView date();

private:
    std::int64_t m_dateSecond = -1;
    QByteArray m_date;
};

} // namespace symbolon::http
