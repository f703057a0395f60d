// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/conninfo.h"
#include "server/store/database.h"

namespace symbolon::store {

Result<Target> Target::parse(const QString &text)
{
    const auto sqlite = QStringLiteral("sqlite://");
    if (text.startsWith(sqlite)) {
        Target target{ Engine::Sqlite, text.sliced(sqlite.size()), {} };
        if (!target.file.startsWith(u'/') || target.file.endsWith(u'/') || target.file.contains(QChar(0)))
            return fail(Code::Invalid, QStringLiteral("an SQLite database is sqlite:///absolute/path"));
        return target;
    }
    Target target{ Engine::Postgresql, {}, text };
    SYMBOLON_CHECK(parseConninfo(text));
    return target;
}

} // namespace symbolon::store
