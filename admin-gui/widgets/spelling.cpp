// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/spelling.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace symbolon::gui::spelling {

namespace {

    constexpr int groupSize = 3;

    //! The translators' context: each language has a spelling alphabet of its own.
    struct Spelling {
        Q_DECLARE_TR_FUNCTIONS(Spelling)
    };

    //! ICAO Annex 10 in English; a translation is the alphabet that people of that language use on the
    //! telephone.
    constexpr std::array letters{ QT_TRANSLATE_NOOP("Spelling", "Alfa"),
        QT_TRANSLATE_NOOP("Spelling", "Bravo"),
        QT_TRANSLATE_NOOP("Spelling", "Charlie"),
        QT_TRANSLATE_NOOP("Spelling", "Delta"),
        QT_TRANSLATE_NOOP("Spelling", "Echo"),
        QT_TRANSLATE_NOOP("Spelling", "Foxtrot"),
        QT_TRANSLATE_NOOP("Spelling", "Golf"),
        QT_TRANSLATE_NOOP("Spelling", "Hotel"),
        QT_TRANSLATE_NOOP("Spelling", "India"),
        QT_TRANSLATE_NOOP("Spelling", "Juliett"),
        QT_TRANSLATE_NOOP("Spelling", "Kilo"),
        QT_TRANSLATE_NOOP("Spelling", "Lima"),
        QT_TRANSLATE_NOOP("Spelling", "Mike"),
        QT_TRANSLATE_NOOP("Spelling", "November"),
        QT_TRANSLATE_NOOP("Spelling", "Oscar"),
        QT_TRANSLATE_NOOP("Spelling", "Papa"),
        QT_TRANSLATE_NOOP("Spelling", "Quebec"),
        QT_TRANSLATE_NOOP("Spelling", "Romeo"),
        QT_TRANSLATE_NOOP("Spelling", "Sierra"),
        QT_TRANSLATE_NOOP("Spelling", "Tango"),
        QT_TRANSLATE_NOOP("Spelling", "Uniform"),
        QT_TRANSLATE_NOOP("Spelling", "Victor"),
        QT_TRANSLATE_NOOP("Spelling", "Whiskey"),
        QT_TRANSLATE_NOOP("Spelling", "X-ray"),
        QT_TRANSLATE_NOOP("Spelling", "Yankee"),
        QT_TRANSLATE_NOOP("Spelling", "Zulu") };

    constexpr std::array digits{ QT_TRANSLATE_NOOP("Spelling", "zero"),
        QT_TRANSLATE_NOOP("Spelling", "one"),
        QT_TRANSLATE_NOOP("Spelling", "two"),
        QT_TRANSLATE_NOOP("Spelling", "three"),
        QT_TRANSLATE_NOOP("Spelling", "four"),
        QT_TRANSLATE_NOOP("Spelling", "five"),
        QT_TRANSLATE_NOOP("Spelling", "six"),
        QT_TRANSLATE_NOOP("Spelling", "seven"),
        QT_TRANSLATE_NOOP("Spelling", "eight"),
        QT_TRANSLATE_NOOP("Spelling", "nine") };

    QString digitWord(QChar character)
    {
        return Spelling::tr(digits.at(std::size_t(character.digitValue())));
    }

    QString spelledCharacter(QChar character)
    {
        return character.isDigit() ? digitWord(character) : QString(character);
    }

    QString telephoneCharacter(QChar character)
    {
        if (character.isDigit())
            return digitWord(character);
        const int place = character.toUpper().unicode() - u'A';
        return place >= 0 && place < int(letters.size()) ? Spelling::tr(letters.at(std::size_t(place)))
                                                         : QString(character);
    }

    QString inGroups(const QString &code, QString (*word)(QChar), const QString &between)
    {
        QStringList groups;
        for (qsizetype start = 0; start < code.size(); start += groupSize) {
            QStringList words;
            for (const QChar character : code.mid(start, groupSize))
                words.append(word(character));
            groups.append(words.join(between));
        }
        return groups.join(QStringLiteral("; "));
    }

} // namespace

QString spelled(const QString &code)
{
    return inGroups(code, &spelledCharacter, QStringLiteral(", "));
}

QString telephone(const QString &code)
{
    return inGroups(code, &telephoneCharacter, QStringLiteral(" "));
}

} // namespace symbolon::gui::spelling
