// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace symbolon {

//! Where randomness comes from: the operating system's generator, or in a test a given sequence.
class Random {
public:
    virtual ~Random() = default;
    //! `count` bytes fit for keys (NIST SP 800-90A class generator).
    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
};

//! getrandom(2) or its equal on the platform, through Qt's system generator. Thread-safe.
class SystemRandom final : public Random {
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

//! `length` characters of `alphabet` (2 to 256), each equally likely: rejection sampling, no modulo bias.
[[nodiscard]] QString randomText(Random &random, QStringView alphabet, int length);
//! An UUID of version 4 (RFC 9562) in lower-case canonical form.
[[nodiscard]] QString randomUuid(Random &random);

} // namespace symbolon
