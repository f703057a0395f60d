// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/domain/activation.h"
#include "server/request/context.h"

#include "shared/api/activation.h"

//! What patients' and devices' validations have in common.
namespace symbolon::handlers {

//! One try at a code, with the hashes under which it may be stored.
struct Attempt {
    activation::CodeKind kind = activation::CodeKind::Patient;
    bool canExist = false; //!< false: no code looks like this; nothing is looked up and nothing hashed
    QString code; //!< of the code as typed
    QString otherCode; //!< of the code as folded to the native alphabet; equal to `code` where there is one
                       //!< form only
    std::optional<Secret> idempotencyKey;
};

[[nodiscard]] Result<Attempt> makeAttempt(const http::Context &context,
    activation::CodeKind kind,
    const api::Input<api::ValidateActivation> &input);

//! Why a try failed: for staff, never for the caller.
struct Cause {
    const char *word; //!< `unknown_code`, `wrong_pin`, …
    QString subject = {}; //!< patient or device, when known
    QString activationId = {};
};

//! Why no live code is found: it never existed, was used or was cancelled.
[[nodiscard]] Result<Cause> causeOfMiss(http::Context &context, const Attempt &attempt);

//! The one answer to every failed validation: counted for the source, written down under a reference. Opens a
//! transaction of its own.
[[nodiscard]] Failure failedAttempt(http::Context &context, const Attempt &attempt, const Cause &cause);

//! The same, where the caller has a transaction open already.
[[nodiscard]] Failure failedAttemptWithin(http::Context &context, const Attempt &attempt, const Cause &cause);

//! The answer that the same Idempotency-Key got before, if it did (decisions: lost-response-proof
//! validation).
[[nodiscard]] Result<std::optional<api::ValidateActivation::Response>> earlierAnswer(
    http::Context &context, const Attempt &attempt);
//! Keeps the answer for ten minutes, sealed under a key made from the caller's own Idempotency-Key. Within
//! the caller's transaction; nothing happens without a key.
[[nodiscard]] Result<void> keepAnswer(
    http::Context &context, const Attempt &attempt, const api::ValidateActivation::Response &response);

//! How the two kinds of validation go on.
[[nodiscard]] Result<api::ValidateActivation::Response> validatePatient(
    http::Context &context, const Attempt &attempt, const Secret &pin);
[[nodiscard]] Result<api::ValidateActivation::Response> validateDevice(
    http::Context &context, const Attempt &attempt);

} // namespace symbolon::handlers
