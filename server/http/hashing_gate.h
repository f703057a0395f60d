// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>
#include <semaphore>
#include <thread>
#include <type_traits>
#include <utility>

namespace symbolon::http {

//! At most as many memory-hard hashes at a time as there are permits, whichever threads ask: each scrypt call
//! takes 16 MiB and a core, so more at once only costs memory and everyone's latency.
class HashingGate {
public:
    //! `permits` below 1 takes the number of cores.
    explicit HashingGate(int permits = 0)
        : m_permits(permits > 0 ? permits : std::max(1, int(std::thread::hardware_concurrency())))
    {
    }

    Q_DISABLE_COPY_MOVE(HashingGate)

    //! Waits for a permit and returns f(); the permit is given back also when f throws. Not to be nested.
    template <typename F>
    std::invoke_result_t<F> run(F &&f)
    {
        struct Permit {
            explicit Permit(std::counting_semaphore<> &of)
                : permits(of)
            {
                permits.acquire();
            }

            ~Permit() { permits.release(); }

            Q_DISABLE_COPY_MOVE(Permit)
            std::counting_semaphore<> &permits;
        };

        const Permit permit(m_permits);
        return std::forward<F>(f)();
    }

private:
    std::counting_semaphore<> m_permits;
};

} // namespace symbolon::http
