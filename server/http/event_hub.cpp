// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/event_hub.h"

namespace symbolon::http {

EventHub::EventHub(int placesInAll, int placesPerSubject)
    : m_placesInAll(placesInAll)
    , m_placesPerSubject(placesPerSubject)
{
}

void EventHub::publish(const QByteArray &topic, const QByteArray &event, const QByteArray &data)
{
    const std::lock_guard lock(m_mutex);
    if (m_taken == 0)
        return;
    const Event message{ topic, eventToWire(event, data) };
    for (const Receiver &receiver : std::as_const(m_receivers))
        receiver(message);
}

int EventHub::streams() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken;
}

void EventHub::setReceivers(QList<Receiver> receivers)
{
    const std::lock_guard lock(m_mutex);
    m_receivers = std::move(receivers);
}

std::unique_ptr<EventHub::Place> EventHub::take(const QByteArray &subject, std::optional<Denial> &denial)
{
    const std::lock_guard lock(m_mutex);
    denial.reset();
    if (m_takenBySubject.value(subject) >= m_placesPerSubject)
        denial = Denial::TooManyOfSubject;
    else if (m_taken >= m_placesInAll)
        denial = Denial::TooManyInAll;
    if (denial)
        return nullptr;
    ++m_taken;
    ++m_takenBySubject[subject];
    return std::make_unique<Place>(*this, subject);
}

EventHub::Place::Place(EventHub &hub, QByteArray subject)
    : m_hub(hub)
    , m_subject(std::move(subject))
{
}

EventHub::Place::~Place()
{
    const std::lock_guard lock(m_hub.m_mutex);
    --m_hub.m_taken;
    const auto entry = m_hub.m_takenBySubject.find(m_subject);
    if (--*entry == 0)
        m_hub.m_takenBySubject.erase(entry);
}

QByteArray eventToWire(QByteArrayView event, QByteArrayView data)
{
    QByteArray wire;
    wire.reserve(event.size() + data.size() + 32);
    if (!event.isEmpty()) {
        qsizetype end = 0;
        while (end < event.size() && event[end] != '\r' && event[end] != '\n')
            ++end;
        wire += "event: ";
        wire += event.first(end);
        wire += '\n';
    }
    wire += "data: ";
    for (qsizetype i = 0; i < data.size(); ++i) {
        const bool isCrLf = data[i] == '\r' && i + 1 < data.size() && data[i + 1] == '\n';
        if (data[i] == '\r' || data[i] == '\n')
            wire += "\ndata: ";
        else
            wire += data[i];
        i += isCrLf ? 1 : 0;
    }
    wire += "\n\n";
    return wire;
}

} // namespace symbolon::http
