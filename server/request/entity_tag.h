// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <span>

//! Entity tags (RFC 9110 section 8.8.3): strong, from what they stand for, so that no server needs to
//! remember any.
namespace symbolon::http {

//! The tag of a body.
[[nodiscard]] QByteArray entityTag(const QByteArray &body);

//! A record that people edit. `keys` are its members that they edit; the others change by themselves: when it
//! was seen, whether a code waits.
struct EditedRecord {
    QJsonObject record;
    std::span<const char *const> keys;
};

//! The tag of such a record: another one whenever the body is, so that no reader is told 304 for news; but
//! its first half stands for what is edited alone, so that no editor is told 412 for somebody else's use.
[[nodiscard]] QByteArray entityTag(const EditedRecord &edited, const QByteArray &body);

//! Does `If-Match` name the record with what is edited as it is now? Weak tags never do; `*` does (RFC 9110
//! sections 8.8.3.2 and 13.1.1).
[[nodiscard]] bool matches(const QByteArray &condition, const EditedRecord &edited);

} // namespace symbolon::http
