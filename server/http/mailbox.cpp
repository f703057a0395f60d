// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/mailbox.h"

#include <QCoreApplication>

namespace symbolon::http {

void Mailbox::post(Letter letter)
{
    const std::lock_guard lock(m_mutex);
    m_contents.letters.push_back(std::move(letter));
    ring();
}

void Mailbox::post(const EventHub::Event &event)
{
    const std::lock_guard lock(m_mutex);
    m_contents.events.push_back(event);
    ring();
}

void Mailbox::ring()
{
    if (!std::exchange(m_hasRung, true))
        QCoreApplication::postEvent(m_owner, new QEvent(emptyMe));
}

Mailbox::Contents Mailbox::fetch()
{
    const std::lock_guard lock(m_mutex);
    m_hasRung = false;
    return std::exchange(m_contents, {});
}

} // namespace symbolon::http
