// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/load.h"

#include <QList>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace symbolon::bench {

namespace {

    using SteadyClock = std::chrono::steady_clock;
    using Time = SteadyClock::time_point;

    int connectTo(quint16 port)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (descriptor < 0
            || ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(descriptor);
            return -1;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return descriptor;
    }

    //! What is read of one answer.
    class Answer {
    public:
        void append(const char *data, qsizetype size) { m_bytes.append(data, size); }

        //! True when all of it is here.
        [[nodiscard]] bool isComplete()
        {
            if (m_headSize < 0)
                readHead();
            return m_headSize >= 0 && m_bytes.size() >= m_headSize + m_bodySize;
        }

        [[nodiscard]] int status() const { return m_bytes.mid(9, 3).toInt(); }

        [[nodiscard]] bool isLast() const { return m_isLast; }

        [[nodiscard]] QByteArrayView body() const
        {
            return QByteArrayView(m_bytes).sliced(m_headSize, m_bodySize);
        }

        void clear()
        {
            m_bytes.resize(0); // keeps its memory
            m_headSize = -1;
            m_bodySize = 0;
            m_isLast = false;
        }

    private:
        void readHead()
        {
            const qsizetype end = m_bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            m_headSize = end + 4;
            const QByteArray head = QByteArray::fromRawData(m_bytes.constData(), m_headSize);
            constexpr QByteArrayView length = "\r\nContent-Length: ";
            if (const qsizetype at = head.indexOf(length); at >= 0)
                m_bodySize = std::strtoll(head.constData() + at + length.size(), nullptr, 10);
            m_isLast = head.contains("\r\nConnection: close");
        }

        QByteArray m_bytes;
        qsizetype m_headSize = -1;
        qint64 m_bodySize = 0;
        bool m_isLast = false;
    };

    struct Connection {
        int descriptor = -1;
        Time since; //!< when its request was sent, or was due
        bool isAsking = false;
        Answer answer;
    };

    //! One run of a plan.
    class Run {
    public:
        explicit Run(const LoadPlan &plan)
            : m_plan(plan)
            , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
            , m_connections(std::size_t(plan.connections))
        {
            for (int i = 0; i < plan.connections; ++i)
                open(i);
        }

        ~Run()
        {
            for (const Connection &connection : m_connections)
                ::close(connection.descriptor);
            ::close(m_epoll);
        }

        Q_DISABLE_COPY_MOVE(Run)

        LoadResult go()
        {
            m_began = SteadyClock::now();
            m_end = m_began + m_plan.time;
            if (m_plan.pace <= 0) {
                for (int i = 0; i < m_plan.connections; ++i)
                    ask(i, m_began);
            }
            Time now = m_began;
            while (now < m_end && !isDone()) {
                askWhatIsDue(now);
                receive(waitTime(now));
                now = SteadyClock::now();
            }
            m_result.seconds = std::chrono::duration<double>(now - m_began).count();
            return std::move(m_result);
        }

    private:
        [[nodiscard]] bool isDone() const
        {
            return (m_plan.requests > 0 && m_result.requests + m_result.errors >= m_plan.requests)
                || (m_plan.pace <= 0 && m_asking == 0);
        }

        void open(int index)
        {
            Connection &connection = m_connections[std::size_t(index)];
            if (connection.descriptor >= 0)
                ::close(connection.descriptor);
            connection.descriptor = connectTo(m_plan.port);
            connection.answer.clear();
            if (connection.descriptor < 0)
                return;
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u32 = std::uint32_t(index);
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.descriptor, &event);
        }

        void ask(int index, Time since)
        {
            Connection &connection = m_connections[std::size_t(index)];
            const QByteArray request = m_plan.next(index);
            if (request.isEmpty())
                return;
            connection.since = since;
            if (::send(connection.descriptor, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL)
                != request.size()) {
                ++m_result.errors;
                open(index);
                return;
            }
            connection.isAsking = true;
            ++m_asking;
        }

        //! At a given pace: sends what should have been sent by now on connections that are free.
        void askWhatIsDue(Time now)
        {
            if (m_plan.pace <= 0)
                return;
            const auto step = std::chrono::duration_cast<SteadyClock::duration>(
                std::chrono::duration<double>(1 / m_plan.pace));
            Time due = m_began + m_sent * step;
            for (int tried = 0; due <= now && tried < m_plan.connections; ++tried) {
                m_turn = (m_turn + 1) % m_plan.connections;
                if (m_connections[std::size_t(m_turn)].isAsking)
                    continue;
                ask(m_turn, due);
                ++m_sent;
                due += step;
            }
        }

        [[nodiscard]] int waitTime(Time now) const
        {
            if (m_plan.pace > 0)
                return 1;
            return int(std::chrono::duration_cast<std::chrono::milliseconds>(m_end - now).count()) + 1;
        }

        void receive(int milliseconds)
        {
            std::array<epoll_event, 256> events{};
            const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), milliseconds);
            for (int i = 0; i < count; ++i)
                read(int(events[std::size_t(i)].data.u32));
        }

        void read(int index)
        {
            Connection &connection = m_connections[std::size_t(index)];
            const ssize_t size =
                ::recv(connection.descriptor, m_scratch.data(), m_scratch.size(), MSG_DONTWAIT);
            if (size < 0 && (errno == EAGAIN || errno == EINTR))
                return;
            if (size <= 0) {
                lose(index);
                return;
            }
            connection.answer.append(m_scratch.data(), size);
            if (connection.isAsking && connection.answer.isComplete())
                finish(index);
        }

        //! The server has closed it; unasked, that is no error.
        void lose(int index)
        {
            Connection &connection = m_connections[std::size_t(index)];
            const bool wasAsking = std::exchange(connection.isAsking, false);
            open(index);
            if (!wasAsking)
                return;
            --m_asking;
            ++m_result.errors;
            if (m_plan.pace <= 0)
                ask(index, SteadyClock::now());
        }

        void finish(int index)
        {
            Connection &connection = m_connections[std::size_t(index)];
            const Time now = SteadyClock::now();
            m_result.latency.add(now - connection.since);
            const int status = connection.answer.status();
            ++(status == 200 ? m_result.requests : m_result.errors);
            if (status != 200)
                m_result.lastError = status;
            if (m_plan.answered)
                m_plan.answered(index, status, connection.answer.body());
            const bool isLast = connection.answer.isLast();
            connection.answer.clear();
            connection.isAsking = false;
            --m_asking;
            if (isLast)
                open(index);
            if (m_plan.pace <= 0 && now < m_end)
                ask(index, now);
        }

        const LoadPlan &m_plan;
        const int m_epoll;
        std::vector<Connection> m_connections;
        std::array<char, 1 << 18> m_scratch{};
        LoadResult m_result;
        Time m_began;
        Time m_end;
        int m_asking = 0;
        int m_turn = 0;
        qint64 m_sent = 0;
    };

    void allowDescriptors(int count)
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_cur >= rlim_t(count))
            return;
        limit.rlim_cur = rlim_t(count);
        limit.rlim_max = std::max(limit.rlim_max, rlim_t(count));
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }

} // namespace

LoadResult runLoad(const LoadPlan &plan)
{
    return std::make_unique<Run>(plan)->go();
}

QByteArray getRequest(const QByteArray &path, const QByteArray &headers)
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
}

QByteArray postRequest(const QByteArray &path, const QByteArray &headers, const QByteArray &body)
{
    QByteArray request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\n";
    return request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

IdleConnections::IdleConnections(quint16 port, int count)
{
    allowDescriptors(count + 1024);
    const QByteArray request = getRequest("/running");
    for (int i = 0; i < count; ++i) {
        const int descriptor = connectTo(port);
        if (descriptor < 0)
            return;
        std::array<char, 4096> answer{};
        const bool isAnswered =
            ::send(descriptor, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) > 0
            && ::recv(descriptor, answer.data(), answer.size(), 0) > 12
            && QByteArrayView(answer.data(), 12) == "HTTP/1.1 200";
        if (!isAnswered) {
            ::close(descriptor);
            return;
        }
        m_descriptors.append(descriptor);
    }
}

//! With a reset, or ten thousand ports would wait for a minute before they can be used again.
IdleConnections::~IdleConnections()
{
    const linger abrupt{ 1, 0 };
    for (const int descriptor : std::as_const(m_descriptors)) {
        ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
        ::close(descriptor);
    }
}

} // namespace symbolon::bench
