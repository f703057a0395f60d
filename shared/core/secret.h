// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace symbolon {

//! Bytes that must not be seen: a PIN, a code, a key, a password. Not printable, not comparable with ==,
//! wiped when it goes. Compare with crypto::equal(), which takes constant time.
class Secret {
public:
    Secret() = default;
    //! Takes over `bytes`; the caller's other copies, if any, stay the caller's business.
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    //! The bytes themselves: to hash, to sign, to send once. Never to a log.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

private:
    void wipe();
    QByteArray m_bytes;
};

//! Overwrites memory in a way that the optimiser may not drop.
void wipeMemory(void *memory, std::size_t size);

} // namespace symbolon
