// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace symbolon::test {

//! A language that nobody speaks: every text of the app in brackets, with accents, and a third longer, as
//! German or Finnish would be. What shows without brackets was never given to the translators.
class PseudoLocale final : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }

    [[nodiscard]] QString translate(
        const char *context, const char *text, const char *disambiguation, int n) const override;

    //! Does `text` hold nothing that was not translated, or put in from outside?
    [[nodiscard]] static bool isTranslated(const QString &text);
};

} // namespace symbolon::test
