// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/store/session.h"

namespace symbolon::store {

//! The name of the foreign key for which SQLite has just refused `prepared`, which SQLite itself does not
//! say. Runs the statement once more with the check put off, asks what is broken, and undoes it. Empty if
//! that cannot be found out.
[[nodiscard]] QString nameOfBrokenForeignKey(Session &session, Prepared &prepared);

} // namespace symbolon::store
