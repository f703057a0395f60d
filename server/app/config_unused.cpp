// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting.h"

#include <array>

namespace symbolon::app {

namespace {

    // The old service's variables that have no counterpart (activation contract section 2). Those that it did
    // not read itself either are here too, because its deployments set them.
    constexpr const char *neverRead = "the old service did not read it either";
    constexpr const char *poolOfOurs = "each handler thread has one connection, see listen.handler_threads";

    constexpr std::array unused{
        UnusedVariable{ "SQLALCHEMY_POOL_SIZE", poolOfOurs },
        UnusedVariable{ "SQLALCHEMY_MAX_OVERFLOW", poolOfOurs },
        UnusedVariable{ "SQLALCHEMY_POOL_TIMEOUT", poolOfOurs },
        UnusedVariable{ "SQLALCHEMY_POOL_RECYCLE", poolOfOurs },
        UnusedVariable{ "SQLALCHEMY_POOL_PRE_PING", poolOfOurs },
        UnusedVariable{ "HS_ISSUER", "the issuer is PROXY_URL and a slash" },
        UnusedVariable{ "TOKEN_URL", neverRead },
        UnusedVariable{ "CUSTOMER_CODE", neverRead },
        UnusedVariable{ "NONCUSTOM_AUTH0_DOMAIN", neverRead },
        UnusedVariable{ "AUTH0_CUSTOM_DOMAIN", neverRead },
        UnusedVariable{ "AUTH0_HS_KEY", neverRead },
        UnusedVariable{ "AUTH0_MGMT_CLIENT_ID", neverRead },
        UnusedVariable{ "AUTH0_MGMT_CLIENT_SECRET", neverRead },
        UnusedVariable{ "AUTH0_AUTHZ_CLIENT_ID", neverRead },
        UnusedVariable{ "AUTH0_AUTHZ_CLIENT_SECRET", neverRead },
        UnusedVariable{ "AUTH0_AUTHZ_WEBTASK_URL", neverRead },
        UnusedVariable{ "AUTH0_CLIENT_ID", neverRead },
        UnusedVariable{ "DISABLE_CREATE_USER_IN_AUTH0", neverRead },
        UnusedVariable{ "IGNORE_CLINICIAN_JWT_VALIDATION", neverRead },
        UnusedVariable{ "EPR_SERVICE_ADAPTER_ISSUER", neverRead },
        UnusedVariable{ "EPR_SERVICE_ADAPTER_HS_KEY", neverRead },
    };

} // namespace

std::span<const UnusedVariable> unusedVariables()
{
    return unused;
}

} // namespace symbolon::app
