// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/fixture.h"
#include "server/domain/master_key.h"
#include "server/domain/settings.h"
#include "server/store/database.h"

namespace symbolon::app {

//! Reads the JSON text of a fixture. Code::Malformed or Code::Invalid with a JSON pointer in `where`, unknown
//! keys included.
[[nodiscard]] Result<fixture::File> readFixture(const QByteArray &text);

//! What loading needs.
struct FixtureContext {
    store::Connection &connection;
    const MasterKey &masterKey;
    const ActivationSettings &activation;
    Random &random;
    const Clock &clock;
};

//! Loads all of it in one transaction, or nothing; returns the number of rows. Errors carry the JSON pointer
//! of the entry that could not be stored.
[[nodiscard]] Result<int> loadFixture(const FixtureContext &context, const fixture::File &file);

} // namespace symbolon::app
