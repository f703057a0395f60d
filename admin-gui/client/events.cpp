// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/events.h"

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto pollEvery = 5s;
    constexpr std::chrono::milliseconds reopenAfter = 5s;
    //! A server or proxy that keeps no stream is not asked for one often.
    constexpr std::chrono::milliseconds reopenRarely = 60s;
    //! A line longer than this is no event of ours.
    constexpr qsizetype longestLine = 64 * 1024;

} // namespace

QList<ServerEvent> EventParser::feed(QByteArrayView bytes)
{
    QList<ServerEvent> events;
    m_rest.append(bytes.data(), bytes.size());
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
        QByteArrayView line = QByteArrayView(m_rest).sliced(start, end - start);
        if (line.endsWith('\r'))
            line.chop(1);
        takeLine(line, events);
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > longestLine)
        m_rest.clear();
    return events;
}

void EventParser::takeLine(QByteArrayView line, QList<ServerEvent> &events)
{
    if (line.isEmpty()) {
        if (m_hasData)
            events.append(m_event);
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "event") {
        m_event.name = value.toByteArray();
    } else if (field == "data") {
        if (m_hasData)
            m_event.data.append('\n');
        m_event.data.append(value.data(), value.size());
        m_hasData = true;
    }
}

Events::Events(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &Events::happened);
    m_reopen.setSingleShot(true);
    connect(&m_reopen, &QTimer::timeout, this, &Events::open);
}

void Events::follow(const QByteArray &topic)
{
    stop();
    m_topic = topic;
    m_poll.start();
    open();
}

void Events::stop()
{
    m_poll.stop();
    m_reopen.stop();
    m_stream.reset();
    m_parser = {};
}

void Events::open()
{
    m_stream = m_client.listen("/v1/events?topics=" + m_topic.toPercentEncoding());
    if (!m_stream)
        return;
    connect(m_stream.get(), &Stream::received, this, [this](const QByteArray &bytes) {
        m_poll.stop();
        m_keepsStreams = true;
        const QList<ServerEvent> events = m_parser.feed(bytes);
        if (!events.isEmpty())
            emit happened();
    });
    connect(m_stream.get(), &Stream::ended, this, [this] {
        m_stream.release()->deleteLater();
        m_parser = {};
        m_poll.start();
        m_reopen.start(std::exchange(m_keepsStreams, false) ? reopenAfter : reopenRarely);
    });
}

} // namespace symbolon::gui
