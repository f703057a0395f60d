// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/client.h"

namespace symbolon::gui {

//! One server-sent event (HTML Living Standard, section 9.2).
struct ServerEvent {
    QByteArray name;
    QByteArray data;
};

//! Cuts a byte stream into events; keeps what is incomplete for the next piece.
class EventParser {
public:
    [[nodiscard]] QList<ServerEvent> feed(QByteArrayView bytes);

private:
    void takeLine(QByteArrayView line, QList<ServerEvent> &events);

    QByteArray m_rest;
    ServerEvent m_event;
    bool m_hasData = false;
};

//! Tells pages when to look again: at once through `GET /v1/events`, or every five seconds where no stream
//! can be kept. An event says that something changed, never what it is now; the page asks for that as always.
class Events : public QObject {
    Q_OBJECT

public:
    explicit Events(Client &client, QObject *parent = nullptr);

    //! Follows `topic` (as the server names it) until stop().
    void follow(const QByteArray &topic);
    void stop();

    //! How often to look where there is no stream; for tests.
    void setPollInterval(std::chrono::milliseconds interval) { m_poll.setInterval(interval); }

signals:
    void happened();

private:
    void open();

    Client &m_client;
    QByteArray m_topic;
    EventParser m_parser;
    std::unique_ptr<Stream> m_stream;
    QTimer m_poll;
    QTimer m_reopen;
    bool m_keepsStreams = false;
};

} // namespace symbolon::gui
