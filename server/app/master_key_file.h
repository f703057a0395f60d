// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"
#include "server/domain/master_key.h"

namespace symbolon::app {

//! The installation's master key: the setting `keys.master`, else `master.key` in the data directory, which
//! is made with mode 0600 when missing. The directory must exist.
[[nodiscard]] Result<MasterKey> masterKeyFor(const Config &config, Random &random);

//! Remembers at first, and compares ever after, which master key a database was made with. Code::Conflict for
//! another one: with it nothing sealed could be opened, and new rows would be sealed with a key that is not
//! kept.
[[nodiscard]] Result<void> checkMasterKey(store::Connection &connection, const MasterKey &key, Instant now);

//! Makes the data directory if it is missing; nobody else may look into it then.
[[nodiscard]] Result<void> makeDataDirectory(const Config &config);

//! Writes a secret into a new file with mode 0600, in place of one that is there. Ends with a line break.
[[nodiscard]] Result<void> writeSecretFile(const QString &path, const Secret &secret);

} // namespace symbolon::app
