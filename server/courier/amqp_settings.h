// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QString>

#include <chrono>

namespace symbolon {

//! The broker that audit messages go to (activation contract sections 2 and 6). Off while `host` is empty.
struct AmqpSettings {
    bool enabled = true; //!< false for RABBITMQ_DISABLED
    QString host;
    int port = 5672;
    QString virtualHost = QStringLiteral("/");
    QString username = QStringLiteral("guest");
    Secret password{ QByteArrayLiteral("guest") };
    bool compress = true; //!< bzip2 body and its header; false when RABBITMQ_COMPRESSION is set and empty
    bool tls = false;
    QString caFile = QStringLiteral("/etc/ssl/certs/ca-certificates.crt"); //!< authorities for TLS, PEM
    std::chrono::milliseconds timeout{ 5000 }; //!< to connect, and to wait for a confirmation
    std::chrono::milliseconds retryLeast{ 500 }; //!< first pause after a failure; doubles
    std::chrono::milliseconds retryMost{ 30000 };

    [[nodiscard]] bool isUsed() const { return enabled && !host.isEmpty(); }
};

} // namespace symbolon
