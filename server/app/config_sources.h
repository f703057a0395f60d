// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/setting.h"

//! Reading what the sources say, before anything is decided by it.
namespace symbolon::app {

//! One value as a source gives it. `key` may be a setting's name or, for a secret, that with `_file`.
struct Entry {
    QString key;
    QString text = {};
    Shape shape = Shape::Text; //!< how it was written
    int line = 0;
};

//! The entries of a TOML file in the order of their lines. Code::Invalid with `path:line: reason` when it
//! cannot be read or parsed.
[[nodiscard]] Result<QList<Entry>> readTomlFile(const QString &path);

//! The content of a secret's file without a final line break. Refused with the remedy when others may read
//! it; `groupMayRead` is for credentials that systemd shows with their access list as group bits.
[[nodiscard]] Result<QString> readSecretFile(const QString &path, bool groupMayRead = false);

//! Why a configuration file must not be used as it is (anybody may write it; it holds a secret that everybody
//! may read), or empty.
[[nodiscard]] QString objectionTo(const QString &path, bool holdsSecret);

} // namespace symbolon::app
