// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/khmac.h"
#include "tests/fuzz/fuzz.h"

using namespace symbolon;

namespace {

//! The token that our own code makes of the parts.
Result<Secret> issued(const khmac::Token &token)
{
    const khmac::Authority authority({ { Secret("key") } });
    switch (token.kind) {
    case khmac::Kind::AuthToken:
        return authority.issueAuthToken(token.username, token.issuedAt);
    case khmac::Kind::Session:
        return authority.issueSession(token.username, token.sessionId, token.issuedAt);
    case khmac::Kind::Permission:
        return authority.issuePermission(
            token.username, token.objectType, token.objectId, token.permissions, token.issuedAt);
    case khmac::Kind::LoginReceipt:
        break;
    }
    return fail(Code::Invalid);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input = fuzz::view(data, size);
    const auto token = khmac::parse(input);
    if (!token)
        return 0;
    const auto again = issued(*token);
    fuzz::require(again || token->kind == khmac::Kind::LoginReceipt, "what can be read could be issued");
    if (again) {
        const QByteArray message = again->reveal().mid(again->reveal().lastIndexOf('/'));
        fuzz::require(input.endsWith(message), "one meaning has one spelling");
        fuzz::require(khmac::parse(again->reveal())->kind == token->kind, "a kind stays the same");
    }
    return 0;
}
