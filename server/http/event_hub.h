// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace symbolon::http {

//! Server-sent events (WHATWG HTML section 9.2): who wants which topic is known to the IO threads that hold
//! the connections; the hub passes what is published on to them and keeps the limits. Thread-safe.
class EventHub {
public:
    //! An event in wire form, on its way to the IO threads.
    struct Event {
        QByteArray topic;
        QByteArray wire;
    };

    using Receiver = std::function<void(const Event &)>;

    //! Why a stream may not be opened.
    enum class Denial { TooManyOfSubject, TooManyInAll };

    //! Gives its place back when destroyed.
    class Place {
    public:
        Place(EventHub &hub, QByteArray subject);
        ~Place();
        Q_DISABLE_COPY_MOVE(Place)

    private:
        EventHub &m_hub;
        QByteArray m_subject;
    };

    EventHub(int placesInAll, int placesPerSubject);
    Q_DISABLE_COPY_MOVE(EventHub)

    //! Sends to every stream that subscribed to `topic`; returns before they have it. `data` may have several
    //! lines. A line break in `event` is an error of the caller and ends the name.
    void publish(const QByteArray &topic, const QByteArray &event, const QByteArray &data);
    //! Streams open now.
    [[nodiscard]] int streams() const;

    //! For the engine: where published events go; an empty list while it is stopped.
    void setReceivers(QList<Receiver> receivers);
    //! For the engine: a place for one more stream of `subject`, or why there is none.
    [[nodiscard]] std::unique_ptr<Place> take(const QByteArray &subject, std::optional<Denial> &denial);

private:
    mutable std::mutex m_mutex;
    const int m_placesInAll;
    const int m_placesPerSubject;
    int m_taken = 0;
    QHash<QByteArray, int> m_takenBySubject;
    QList<Receiver> m_receivers;
};

//! One event as bytes: `event: name`, one `data:` line per line of data, an empty line.
[[nodiscard]] QByteArray eventToWire(QByteArrayView event, QByteArrayView data);

} // namespace symbolon::http
