// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

//! What Desk::go() can ask a list for besides one object's id: the lists behind the tiles of Today.
namespace symbolon::gui::subject {

inline constexpr QStringView unseenDevices = u"list:unseen"; //!< page `devices`
inline constexpr QStringView endingContracts = u"list:ending"; //!< page `clinicians`
inline constexpr QStringView stuckMessages = u"list:stuck"; //!< page `messages`

//! The page that shows a subject of this kind, as the audit trail names it; empty when none does.
[[nodiscard]] inline QString pageOf(QStringView kind)
{
    if (kind == u"patient")
        return QStringLiteral("patients");
    if (kind == u"device")
        return QStringLiteral("devices");
    return kind == u"clinician" ? QStringLiteral("clinicians") : QString();
}

} // namespace symbolon::gui::subject
