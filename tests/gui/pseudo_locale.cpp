// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/pseudo_locale.h"

namespace symbolon::test {

namespace {

    constexpr QStringView plain = u"AEIOUYaeiouycnsz";
    constexpr QStringView accented = u"ÅÉÎÖÛÝàéîöüýçñšž";
    constexpr double longer = 1.35;

} // namespace

QString PseudoLocale::translate(const char *context, const char *text, const char *, int) const
{
    if (!QByteArrayView(context).startsWith("symbolon::") && QByteArrayView(context).startsWith("Q"))
        return {};
    const QString source = QString::fromUtf8(text);
    QString result;
    bool isPlaceholder = false;
    for (const QChar c : source) {
        const qsizetype place = isPlaceholder ? -1 : plain.indexOf(c);
        result.append(place < 0 ? c : accented.at(place));
        isPlaceholder = c == u'%';
    }
    const auto wanted = qsizetype(double(source.size()) * longer);
    while (result.size() < wanted)
        result.append(result.size() % 4 == 0 ? u' ' : u'~');
    return u'[' + result + u']';
}

bool PseudoLocale::isTranslated(const QString &text)
{
    return text.contains(u'[') && text.contains(u']');
}

} // namespace symbolon::test
