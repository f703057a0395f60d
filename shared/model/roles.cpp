// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/roles.h"

#include <algorithm>
#include <array>

namespace symbolon::model {

namespace {

    constexpr Grant scope(std::u16string_view permission)
    {
        return { scopeType, permission };
    }

    // Rights on events: `edit` stands for everything on one event (events contract 4.3), creating is asked
    // apart.
    constexpr Grant createEvents{ u"AuthEvent", u"create" };
    constexpr Grant createTrialEvents{ u"AuthEvent", u"create-notreal" };
    constexpr Grant editEvents{ u"AuthEvent", u"edit" };
    constexpr Grant viewEvents{ u"AuthEvent", u"view" };

    constexpr std::array scopes{
        scope(u"read:gdm_activation"),
        scope(u"write:gdm_activation"), //
        scope(u"read:send_device"),
        scope(u"write:send_device"), //
        scope(u"read:send_clinician"),
        scope(u"write:send_clinician"), //
        scope(u"read:patient"),
        scope(u"write:patient"), //
        scope(u"read:operator"),
        scope(u"write:operator"), //
        scope(u"read:setting"),
        scope(u"write:setting"), //
        scope(u"read:key"),
        scope(u"write:key"), //
        scope(u"read:protection"),
        scope(u"write:protection"), //
        scope(u"read:audit"),
        scope(u"read:metric"),
    };

    constexpr std::array eventsAndAccess{
        createEvents,
        createTrialEvents,
        editEvents,
        viewEvents,
        Grant{ u"ACL", u"create" },
        Grant{ u"ACL", u"view" },
        Grant{ u"ACL", u"delete" },
        Grant{ u"UserData", u"edit" },
    };

    constexpr auto administrator = [] {
        std::array<Grant, scopes.size() + eventsAndAccess.size()> all{};
        std::copy(eventsAndAccess.begin(),
            eventsAndAccess.end(),
            std::copy(scopes.begin(), scopes.end(), all.begin()));
        return all;
    }();

    constexpr std::array clinician{
        scope(u"read:gdm_activation"),
        scope(u"write:gdm_activation"),
        scope(u"read:patient"),
        scope(u"write:patient"),
    };

    constexpr std::array deviceManager{
        scope(u"read:send_device"),
        scope(u"write:send_device"),
        scope(u"read:send_clinician"),
        scope(u"write:send_clinician"),
    };

    constexpr std::array eventManager{ createEvents, createTrialEvents, editEvents, viewEvents };

    // Looks at everything, changes nothing.
    constexpr std::array auditor{
        scope(u"read:audit"),
        scope(u"read:gdm_activation"),
        scope(u"read:send_device"),
        scope(u"read:send_clinician"),
        scope(u"read:operator"),
        scope(u"read:setting"),
        scope(u"read:key"),
        scope(u"read:protection"),
        scope(u"read:metric"),
        viewEvents,
        Grant{ u"ACL", u"view" },
    };

    constexpr std::array<Role, 5> table{ {
        { RoleId::Administrator,
            u"administrator",
            u"Administrator",
            u"May do everything, including giving rights to others.",
            administrator },
        { RoleId::Clinician,
            u"clinician",
            u"Clinician",
            u"Issues activation codes to patients and looks after their records.",
            clinician },
        { RoleId::DeviceManager,
            u"device-manager",
            u"Device manager",
            u"Registers tablets and the clinicians who use them.",
            deviceManager },
        { RoleId::EventManager,
            u"event-manager",
            u"Event manager",
            u"Creates and runs auth-events and their census.",
            eventManager },
        { RoleId::Auditor,
            u"auditor",
            u"Auditor",
            u"Reads the audit trail and every list, changes nothing.",
            auditor },
    } };

} // namespace

std::span<const Role> roles()
{
    return table;
}

std::optional<Role> roleByName(QStringView text)
{
    const auto found = std::ranges::find_if(table, [text](const Role &candidate) {
        return text.compare(candidate.key, Qt::CaseInsensitive) == 0
            || text.compare(candidate.name, Qt::CaseInsensitive) == 0;
    });
    if (found == table.end())
        return std::nullopt;
    return *found;
}

const Role &role(RoleId id)
{
    return *std::ranges::find(table, id, &Role::id);
}

std::span<const Grant> allScopes()
{
    return scopes;
}

} // namespace symbolon::model
