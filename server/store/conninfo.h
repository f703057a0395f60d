// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QMap>
#include <QString>

namespace symbolon::store {

//! What libpq reads out of keywords or a `postgresql://` URL, keyword to value. Code::Invalid when libpq
//! refuses it, or when a value cannot be handed through QPSQL; the detail never repeats the text, which may
//! hold a password.
[[nodiscard]] Result<QMap<QString, QString>> parseConninfo(const QString &text);

//! The keywords as the connect options of QPSQL, without user, password and database name, and with
//! time-outs, keep-alives and a name where the text says nothing of them.
[[nodiscard]] QString connectOptions(QMap<QString, QString> keywords);

} // namespace symbolon::store
