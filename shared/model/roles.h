// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <span>
#include <string_view>

//! Roles: named bundles of permissions that expand to rows of the access list.
namespace symbolon::model {

//! One row of the access list. A scope such as `write:gdm_activation` is a row of object type `Scope` with
//! the scope as permission. Object id `0` means every object of that type (events contract 4.2).
struct Grant {
    std::u16string_view objectType;
    std::u16string_view permission;
    std::u16string_view objectId = u"0";

    bool operator==(const Grant &) const = default;
};

//! The object type under which scopes are granted.
inline constexpr std::u16string_view scopeType = u"Scope";

enum class RoleId { Administrator, Clinician, DeviceManager, EventManager, Auditor };

//! A role: how it is stored and typed (`key`), how it is shown (`name`), what it gives.
struct Role {
    RoleId id;
    std::u16string_view key; //!< `device-manager`
    std::u16string_view name; //!< `Device manager`, source text of the translation
    std::u16string_view summary; //!< one sentence for people
    std::span<const Grant> grants;
};

//! Every role, most powerful first.
[[nodiscard]] std::span<const Role> roles();
//! Finds a role by key or name, without letter case.
[[nodiscard]] std::optional<Role> roleByName(QStringView text);
[[nodiscard]] const Role &role(RoleId id);
//! Every scope that the native and the activation surface ask for; what an administrator holds.
[[nodiscard]] std::span<const Grant> allScopes();

} // namespace symbolon::model
