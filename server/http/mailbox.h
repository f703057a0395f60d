// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/event_hub.h"
#include "server/http/message.h"

#include <QEvent>
#include <QObject>

#include <mutex>
#include <vector>

namespace symbolon::http {

//! An answer on its way back to the IO thread that holds the connection.
struct Letter {
    quint64 guard = 0; //!< which connection; it may be gone by now
    quint64 serial = 0; //!< which of its requests
    Response response;
};

//! What other threads have for one IO thread. However much arrives, the thread is woken once.
class Mailbox {
public:
    //! `owner` lives in the IO thread and gets an event of type emptyMe when there is something to fetch.
    explicit Mailbox(QObject *owner)
        : m_owner(owner)
    {
    }

    Q_DISABLE_COPY_MOVE(Mailbox)

    static constexpr QEvent::Type emptyMe{ QEvent::Type(QEvent::User + 1) };

    void post(Letter letter);
    void post(const EventHub::Event &event);

    struct Contents {
        std::vector<Letter> letters;
        std::vector<EventHub::Event> events;
    };

    //! Takes everything out.
    [[nodiscard]] Contents fetch();

private:
    void ring();

    QObject *const m_owner;
    std::mutex m_mutex;
    Contents m_contents;
    bool m_hasRung = false;
};

} // namespace symbolon::http
