// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace symbolon::gui {

//! How long a call may take before it counts as failed.
inline constexpr std::chrono::milliseconds defaultTimeout{ 10'000 };

//! One request, ready for the wire: method, raw target (`/v1/…?…`, percent-encoded), headers, body.
struct Call {
    QByteArray method;
    QByteArray target;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    std::chrono::milliseconds timeout = defaultTimeout;

    //! The target without its query.
    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }

    //! What follows the first `?`.
    [[nodiscard]] QByteArray query() const { return target.mid(path().size() + 1); }
};

//! What the server answered, whatever its status.
struct Reply {
    int status = 0;
    QByteArray contentType = {};
    QByteArray body = {};
    int retryAfter = 0; //!< seconds, of the header of that name; 0 = not said
};

//! Values of Error::where when no server answered, so that the sentence can say what to do about it.
namespace fault {
    inline constexpr QStringView network = u"network"; //!< no connection, or no answer in time
    inline constexpr QStringView certificate =
        u"certificate"; //!< another one than pinned, or none that is trusted
    inline constexpr QStringView address = u"address"; //!< not an address that this app may talk to
}

//! A response that goes on: server-sent events. Deleting it closes it.
class Stream : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void received(const QByteArray &bytes);
    void ended();
};

//! The way to the server: a socket, or in tests the real router in process.
class Transport {
public:
    using Done = std::function<void(Result<Reply>)>;

    virtual ~Transport() = default;
    //! Calls `done` exactly once in this thread, never before returning, and not at all once `context` is
    //! gone. An answer of any status is a Reply; an Error means that no server answered (Code::Unavailable or
    //! Code::Timeout, with `where` one of `fault`).
    virtual void send(const Call &call, QObject *context, Done done) = 0;
    //! Opens a stream, or gives null where there are none; the caller polls then.
    [[nodiscard]] virtual std::unique_ptr<Stream> listen(const Call &call) = 0;
};

} // namespace symbolon::gui
