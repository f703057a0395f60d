// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

//! What Desk::go() can ask a list for besides one object's id: the lists behind the tiles of Today.
namespace symbolon::gui::subject {

inline constexpr QStringView unseenDevices = u"list:unseen"; //!< page `devices`
inline constexpr QStringView endingContracts = u"list:ending"; //!< page `clinicians`
inline constexpr QStringView stuckMessages = u"list:stuck"; //!< page `messages`

} // namespace symbolon::gui::subject
