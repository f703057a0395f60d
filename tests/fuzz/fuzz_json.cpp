// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "shared/api/activation.h"
#include "shared/api/clinician.h"
#include "shared/api/clinicians.h"
#include "shared/api/device.h"
#include "shared/api/devices.h"
#include "shared/api/patients.h"
#include "shared/api/session.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

using namespace symbolon;

namespace {

//! As the router reads a body of the native surface, and as one of the compatible surfaces.
constexpr json::Limits strict{ .maxDepth = 16 };
constexpr json::Limits lenient{ .maxDepth = 16, .refusesDuplicateKeys = false };

void requireExplained(const Error &error)
{
    fuzz::require(error.code == Code::Malformed || error.code == Code::Invalid, "a bad body is 400 or 422");
    fuzz::require(error.where.isEmpty() || error.where.startsWith(u'/'), "an error points into the body");
}

//! A value may be written in any style and is read as itself.
void requireSteady(const QJsonValue &value)
{
    const QByteArray text = json::write(value);
    for (const json::Style style :
        { json::Style{}, json::activationStyle, json::Style{ .isIndented = true } }) {
        const auto again = json::parse(json::write(value, style), strict);
        fuzz::require(again.has_value(), "what is written can be read");
        fuzz::require(json::write(*again) == text, "what is written is read as the same");
    }
}

//! What a request type takes from a body, it also says of itself, and nothing else.
template <typename Body>
void requireDecoded(const QJsonObject &object)
{
    const auto body = json::decoded<Body>(object);
    if (!body)
        return requireExplained(body.error());
    const QJsonObject said = json::encode(*body).toObject();
    fuzz::require(json::unknownKeys<Body>(said).isEmpty(), "a type names its own fields only");
    const auto again = json::decoded<Body>(said);
    fuzz::require(again.has_value(), "a type reads what it says");
    fuzz::require(json::encode(*again).toObject() == said, "a type reads what it says as the same");
}

template <typename... Endpoints>
void requireAllDecoded(const QJsonObject &object)
{
    (requireDecoded<typename Endpoints::Body>(object), ...);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = fuzz::view(data, size).toByteArray();
    const auto value = json::parse(input, lenient);
    const auto unambiguous = json::parse(input, strict);
    fuzz::require(value || !unambiguous, "strictness only refuses");
    if (!value) {
        requireExplained(value.error());
        return 0;
    }
    fuzz::require(!unambiguous || *unambiguous == *value, "strictness changes no value");
    requireSteady(*value);
    requireAllDecoded<api::ValidateActivation,
        api::CreateClinician,
        api::UpdateClinician,
        api::AddClinician,
        api::ChangeClinician,
        api::UpdateDevice,
        api::ChangeDevice,
        api::IssueDeviceActivations,
        api::SavePatient,
        api::IssueActivation,
        api::OpenSession,
        api::RedeemSetupToken>(value->toObject());
    return 0;
}
