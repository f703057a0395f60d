// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace symbolon::http {

enum class KeyKind { Rsa2048, Rsa1024, P256, Ed25519 };

//! A key and a certificate for it, both PEM.
struct MadeCertificate {
    QByteArray certificate;
    QByteArray key;
};

[[nodiscard]] MadeCertificate makeCertificate(const QByteArray &commonName, KeyKind kind = KeyKind::P256);
//! One that `authority` has signed.
[[nodiscard]] MadeCertificate makeCertificate(const QByteArray &commonName, const MadeCertificate &authority);
//! Writes a file that only its owner may read.
void writePrivate(const QString &name, const QByteArray &content);

} // namespace symbolon::http
