// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"

#include "shared/core/random.h"

#include <memory>

namespace symbolon::app {

//! The whole server: opens the database, brings it up to date, makes keys and every thread, and listens.
//! Belongs to the thread that makes it, which needs no event loop for it.
class Server {
public:
    //! Everything short of listening. Code::Invalid for what is wrong with the configuration (a key that
    //! cannot be used, a certificate that does not fit), Code::Conflict for a database that is newer than the
    //! program or was made with another master key or is in use by another server, Code::Unavailable for one
    //! that cannot be reached.
    [[nodiscard]] static Result<std::unique_ptr<Server>> make(
        const Config &config, Clock &clock, Random &random);
    ~Server(); //!< stops
    Q_DISABLE_COPY_MOVE(Server)

    //! Starts every thread and listens; Code::Unavailable when the address cannot be had.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] QList<quint16> ports() const;
    //! Finishes what was begun, seals what was written, and ends every thread. What was not delivered yet is
    //! at the next start.
    void stop();
    [[nodiscard]] Result<void> reloadCertificate();

private:
    struct Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace symbolon::app
