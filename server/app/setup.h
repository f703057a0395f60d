// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"
#include "server/domain/setup_token.h"

namespace symbolon::app {

//! `<data>/setup-token`: the one-time token for the first operator.
[[nodiscard]] QString setupTokenFile(const Config &config);
//! `<data>/recovery-token`.
[[nodiscard]] QString recoveryTokenFile(const Config &config);

//! While there is no operator: a fresh token in place of an earlier unused one, in its file (mode 0600).
//! Otherwise removes the file. Called at every start, so a token that was seen long ago is worth nothing.
[[nodiscard]] Result<void> renewSetupToken(
    store::Connection &connection, const Config &config, Random &random, Instant now);
//! A token that makes one more administrator; returns the file it is in.
[[nodiscard]] Result<QString> writeRecoveryToken(
    store::Connection &connection, const Config &config, Random &random, Instant now);
//! Removes the files once their tokens are used up or too old.
[[nodiscard]] Result<void> removeUsedTokenFiles(
    store::Connection &connection, const Config &config, Instant now);

} // namespace symbolon::app
