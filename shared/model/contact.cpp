// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/contact.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace symbolon::model {

namespace {

    constexpr qsizetype longestLabel = 63;
    constexpr qsizetype codeGroup = 4;

    bool isAsciiLetter(QChar c)
    {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    }

    bool isAsciiDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }

    bool isAtomCharacter(QChar c)
    {
        return isAsciiLetter(c) || isAsciiDigit(c) || QStringView(u"-!#$%&'*+/=?^_`{|}~").contains(c);
    }

    bool isDotAtom(QStringView text)
    {
        const auto atoms = text.split(u'.');
        return std::all_of(atoms.begin(), atoms.end(), [](QStringView atom) {
            return !atom.isEmpty() && std::all_of(atom.begin(), atom.end(), isAtomCharacter);
        });
    }

    bool isQuoted(QStringView text)
    {
        if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
            return false;
        bool isEscaped = false;
        for (const QChar c : text.sliced(1, text.size() - 2)) {
            if (c <= u' ' || c > u'~' || (c == u'"' && !isEscaped))
                return false;
            isEscaped = c == u'\\' && !isEscaped;
        }
        return !isEscaped;
    }

    bool isLabelCharacter(QChar c)
    {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == u'-';
    }

    bool isLabel(QStringView label)
    {
        return !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-')
            && !label.endsWith(u'-') && std::all_of(label.begin(), label.end(), isLabelCharacter);
    }

    bool isMailDomain(QStringView domain)
    {
        if (domain.endsWith(u'.'))
            domain.chop(1);
        const auto labels = domain.split(u'.');
        const QStringView last = labels.back();
        return labels.size() >= 2 && last.size() >= 2
            && std::all_of(last.begin(), last.end(), isLabelCharacter)
            && std::all_of(labels.begin(), labels.end() - 1, isLabel);
    }

    //! International names are accepted as typed.
    bool isUrlLabelCharacter(QChar c)
    {
        return isLabelCharacter(c) || c.unicode() >= 0xa1;
    }

    bool isUrlLabel(QStringView label)
    {
        return !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-')
            && !label.endsWith(u'-') && std::all_of(label.begin(), label.end(), isUrlLabelCharacter);
    }

    bool isOctet(QStringView text)
    {
        return !text.isEmpty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), isAsciiDigit)
            && text.toInt() <= 255;
    }

    bool isDottedQuad(QStringView host)
    {
        const auto octets = host.split(u'.');
        return octets.size() == 4 && std::all_of(octets.begin(), octets.end(), isOctet);
    }

    //! Enough to tell an IPv6 address from text: the resolver has the last word.
    bool looksLikeIpv6(QStringView text)
    {
        return text.count(u':') >= 2 && std::all_of(text.begin(), text.end(), [](QChar c) {
            return isAsciiDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f') || c == u':' || c == u'.';
        });
    }

    bool isUrlHost(QStringView host)
    {
        if (host.startsWith(u'[') && host.endsWith(u']'))
            return looksLikeIpv6(host.sliced(1, host.size() - 2));
        if (host.compare(u"localhost", Qt::CaseInsensitive) == 0 || isDottedQuad(host))
            return true;
        if (host.endsWith(u'.'))
            host.chop(1);
        const auto labels = host.split(u'.');
        const QStringView last = labels.back();
        return labels.size() >= 2 && last.size() >= 2 && std::none_of(last.begin(), last.end(), isAsciiDigit)
            && std::all_of(labels.begin(), labels.end(), isUrlLabel);
    }

    //! Takes `:99` off the end of an authority; nothing when what is there is no port.
    std::optional<QStringView> withoutPort(QStringView authority)
    {
        const qsizetype colon = authority.lastIndexOf(u':');
        if (colon < 0 || authority.endsWith(u']'))
            return authority;
        const QStringView port = authority.sliced(colon + 1);
        if (port.size() < 2 || port.size() > 5 || !std::all_of(port.begin(), port.end(), isAsciiDigit))
            return std::nullopt;
        return authority.first(colon);
    }

    int valueOfDni(QStringView leading, QStringView digits)
    {
        QString number = digits.toString();
        if (leading == u"Y")
            number.prepend(u'1');
        else if (leading == u"Z")
            number.prepend(u'2');
        return number.toInt();
    }

} // namespace

QString cleanEmail(QStringView typed)
{
    QString clean;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(clean), [](QChar c) { return !c.isSpace(); });
    return clean;
}

QString emailKey(QStringView email)
{
    return cleanEmail(email).toLower();
}

bool isEmail(QStringView text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1)
        return false;
    const QStringView local = text.first(at);
    return (isDotAtom(local) || isQuoted(local)) && isMailDomain(text.sliced(at + 1));
}

QString canonicalPhone(QStringView typed, QStringView prefix)
{
    QString number;
    std::copy_if(
        typed.begin(), typed.end(), std::back_inserter(number), [](QChar c) { return !c.isSpace(); });
    if (number.isEmpty() || number.startsWith(u'+'))
        return number;
    if (number.startsWith(u"00"))
        return u'+' + number.sliced(2);
    return prefix.toString() + number;
}

bool isDni(QStringView text)
{
    constexpr QStringView letters = u"TRWAGMYFPDXBNJZSQVHLCKE";
    const QString upper = text.toString().toUpper();
    QStringView rest = upper;
    QStringView leading;
    if (!rest.isEmpty() && isAsciiLetter(rest.front())) {
        leading = rest.first(1);
        rest = rest.sliced(1);
    }
    if (rest.size() < 8 || rest.size() > 9)
        return false;
    const QStringView digits = rest.chopped(1);
    if (!std::all_of(digits.begin(), digits.end(), isAsciiDigit))
        return false;
    return rest.back() == letters.at(valueOfDni(leading, digits) % letters.size());
}

bool isHttpsUrl(QStringView text)
{
    constexpr QStringView scheme = u"https://";
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return false;
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c < u' '; }))
        return false;
    QStringView authority = text.sliced(scheme.size());
    const auto end = std::find_if(
        authority.begin(), authority.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    authority = authority.first(end - authority.begin());
    authority = authority.sliced(authority.lastIndexOf(u'@') + 1);
    const auto host = withoutPort(authority);
    return host && isUrlHost(*host);
}

QString displayCode(QStringView code)
{
    QString shown;
    for (qsizetype i = 0; i < code.size(); i += codeGroup) {
        if (i > 0)
            shown.append(u'-');
        shown.append(code.sliced(i, std::min(codeGroup, code.size() - i)));
    }
    return shown;
}

QString typedCode(QStringView typed)
{
    QString code;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(code), [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Punctuation_Dash;
    });
    return code.toUpper();
}

} // namespace symbolon::model
