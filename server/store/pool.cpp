// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database.h"

#include <atomic>
#include <unordered_map>

namespace symbolon::store {

namespace {

    //! By the pool's number and not its address, which another pool may get later.
    thread_local std::unordered_map<int, std::unique_ptr<Connection>> connections;

    int nextNumber()
    {
        static std::atomic<int> counter = 0;
        return ++counter;
    }

} // namespace

struct Pool::Private {
    Target target;
    int number = nextNumber();
};

Pool::Pool(Target target)
    : m_d(std::make_unique<Private>(Private{ std::move(target) }))
{
}

Pool::~Pool()
{
    release();
}

const Target &Pool::target() const
{
    return m_d->target;
}

Result<Connection *> Pool::connection()
{
    auto &mine = connections[m_d->number];
    if (!mine) {
        SYMBOLON_TRY(mine, Connection::open(m_d->target));
    }
    return mine.get();
}

void Pool::release()
{
    connections.erase(m_d->number);
}

} // namespace symbolon::store
