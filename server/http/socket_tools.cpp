// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/socket_tools.h"

#include <QAbstractSocket>

#include <algorithm>
#include <cstring>
#include <limits>
#include <system_error>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace symbolon::http {

namespace {

    //! Bursts of new connections beyond the backlog wait for the client's next SYN, a second and more.
    constexpr int backlog = 4096;

#ifdef Q_OS_WIN
    using Handle = SOCKET;
    constexpr int shutSending = SD_SEND;
    constexpr int sendFlags = 0;

    int lastError()
    {
        return ::WSAGetLastError();
    }
#else
    using Handle = int;
    constexpr int shutSending = SHUT_WR;
    constexpr int sendFlags = MSG_NOSIGNAL | MSG_DONTWAIT;

    int lastError()
    {
        return errno;
    }
#endif

    Failure systemFailure(const QHostAddress &address, quint16 port)
    {
        const std::string said = std::system_category().message(lastError());
        return fail(Code::Unavailable,
            QStringLiteral("cannot listen on %1 port %2: %3")
                .arg(address.toString())
                .arg(port)
                .arg(QString::fromLocal8Bit(said.c_str(), qsizetype(said.size()))));
    }

    void setOption(Handle socket, int level, int option, int value)
    {
        ::setsockopt(socket, level, option, reinterpret_cast<const char *>(&value), sizeof value);
    }

    struct SystemAddress {
        sockaddr_storage storage{};
        socklen_t size = 0;
        int family = AF_INET;
    };

    //! QHostAddress::Any is `::` taking IPv4 as well.
    SystemAddress toSystem(const QHostAddress &address, quint16 port)
    {
        SystemAddress result;
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            sockaddr_in v4{};
            v4.sin_family = AF_INET;
            v4.sin_port = htons(port);
            v4.sin_addr.s_addr = htonl(address.toIPv4Address());
            std::memcpy(&result.storage, &v4, sizeof v4);
            result.size = sizeof v4;
            return result;
        }
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        v6.sin6_scope_id = address.scopeId().toUInt();
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        std::memcpy(&result.storage, &v6, sizeof v6);
        result.size = sizeof v6;
        result.family = AF_INET6;
        return result;
    }

    //! A bound socket, or -1. Only a shared one may be bound beside another of the same process owner.
    qintptr bindSocket(const QHostAddress &address, quint16 port, [[maybe_unused]] bool isShared)
    {
        const SystemAddress where = toSystem(address, port);
#ifdef Q_OS_LINUX
        const Handle socket = ::socket(where.family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
#else
        const Handle socket = ::socket(where.family, SOCK_STREAM, 0);
#endif
        if (socket == Handle(-1))
            return -1;
#ifdef Q_OS_WIN
        setOption(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, 1);
#else
        setOption(socket, SOL_SOCKET, SO_REUSEADDR, 1);
#endif
#ifdef Q_OS_LINUX
        if (isShared)
            setOption(socket, SOL_SOCKET, SO_REUSEPORT, 1);
#endif
        if (where.family == AF_INET6)
            setOption(socket, IPPROTO_IPV6, IPV6_V6ONLY, address == QHostAddress(QHostAddress::Any) ? 0 : 1);
        // Accepted sockets inherit it: an answer leaves in one write and must not wait for an
        // acknowledgement.
        setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
        if (::bind(socket, reinterpret_cast<const sockaddr *>(&where.storage), where.size) != 0) {
            const int error = lastError();
            closeSocket(qintptr(socket));
#ifndef Q_OS_WIN
            errno = error;
#else
            ::WSASetLastError(error);
#endif
            return -1;
        }
        return qintptr(socket);
    }

} // namespace

bool canShareListening()
{
#ifdef Q_OS_LINUX
    return true;
#else
    return false;
#endif
}

Result<QList<qintptr>> listenOn(const QHostAddress &address, quint16 port, int count)
{
    QList<qintptr> sockets;
    if (count > 1) {
        // Sharing would silently join another server on the same address, so first make sure that nobody is
        // there.
        const qintptr probe = bindSocket(address, port, false);
        if (probe < 0 || ::listen(Handle(probe), 1) != 0) {
            const Failure failure = systemFailure(address, port);
            if (probe >= 0)
                closeSocket(probe);
            return failure;
        }
        port = localPort(probe);
        closeSocket(probe);
    }
    for (int i = 0; i < count; ++i) {
        const qintptr socket = bindSocket(address, port, count > 1);
        if (socket >= 0)
            sockets.append(socket);
        if (socket < 0 || ::listen(Handle(socket), backlog) != 0) {
            const Failure failure = systemFailure(address, port);
            std::for_each(sockets.begin(), sockets.end(), closeSocket);
            return failure;
        }
    }
    return sockets;
}

quint16 localPort(qintptr descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(Handle(descriptor), reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    if (storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
}

QHostAddress peerAddress(qintptr descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (::getpeername(Handle(descriptor), address, &size) != 0)
        return {};
    return QHostAddress(address);
}

void sendAndClose(qintptr descriptor, const QByteArray &bytes)
{
    if (!bytes.isEmpty()) {
        [[maybe_unused]] const auto sent =
            ::send(Handle(descriptor), bytes.constData(), std::size_t(bytes.size()), sendFlags);
        ::shutdown(Handle(descriptor), shutSending);
    }
    closeSocket(descriptor);
}

void closeSocket(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::closesocket(Handle(descriptor));
#else
    ::close(Handle(descriptor));
#endif
}

void shutDownSending(const QAbstractSocket &socket)
{
    ::shutdown(Handle(socket.socketDescriptor()), shutSending);
}

int raiseFileLimit(int wanted)
{
#ifdef Q_OS_WIN
    return wanted;
#else
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    if (limit.rlim_cur < rlim_t(wanted)) {
        limit.rlim_cur = std::min(rlim_t(wanted), limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    return int(std::min<rlim_t>(limit.rlim_cur, rlim_t(std::numeric_limits<int>::max())));
#endif
}

} // namespace symbolon::http
