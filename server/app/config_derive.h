// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/config.h"

namespace symbolon::app {

//! Fills what follows from what was said: directories, public URL and issuer, database target, key set
//! address.
void derive(Loaded &loaded, const QHash<QString, QString> &environment, QStringList &problems);
//! Refuses combinations that are dangerous or contradict themselves, and warns of those that are only
//! doubtful.
void check(Loaded &loaded, QStringList &problems);

} // namespace symbolon::app
