// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"

#include <QStringView>

//! Identifiers that other systems know a patient by, and how a typed one becomes the stored one.
namespace symbolon::model {

//! The identifier type whose check digit is verified.
inline constexpr QStringView nhsNumberType = u"nhs_number";

//! How far a number that is being typed has come.
enum class NumberCheck {
    Incomplete, //!< fewer than ten digits so far
    Valid,
    WrongCheckDigit, //!< ten digits, but the last one does not follow from the first nine
    NotANumber, //!< other characters, or too many digits
};

//! An NHS number as it is stored: ten digits. Blanks, dashes and full-width digits are folded away. Empty
//! when anything else remains, or when there are more than ten digits.
[[nodiscard]] QString normaliseNhsNumber(QStringView typed);
//! The Modulus 11 check of the NHS Data Dictionary: digits one to nine weighted ten to two, eleven less the
//! remainder is the tenth digit, eleven stands for zero and ten for no number at all.
[[nodiscard]] NumberCheck checkNhsNumber(QStringView typed);
//! `943 476 5919`, the grouping in which the number is printed. Text that is no NHS number comes back
//! unchanged.
[[nodiscard]] QString groupedNhsNumber(QStringView number);
//! The stored form of `value` for identifiers of `type`; Code::Invalid when the type has a rule that it
//! breaks. `where` is what the error carries. Idempotent.
[[nodiscard]] Result<QString> normaliseIdentifier(
    QStringView type, QStringView value, const QString &where = {});

} // namespace symbolon::model
