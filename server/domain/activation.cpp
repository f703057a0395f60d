// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/activation.h"

#include "shared/core/codes.h"

namespace symbolon::activation {

using namespace std::chrono;

namespace {

    constexpr qsizetype longestTyped = 64;

    Secret draw(Random &random, QStringView alphabet, int length)
    {
        return Secret(randomText(random, alphabet, length).toLatin1());
    }

    bool isPlainAscii(const QString &text)
    {
        return std::all_of(
            text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    }

} // namespace

Secret makePin(Random &random, const ActivationSettings &settings)
{
    return draw(random, codes::pin, settings.pinLength);
}

Secret makePatientCode(Random &random, const ActivationSettings &settings)
{
    return draw(random, codes::legacy, settings.patientCodeLength);
}

Secret makeDeviceCode(Random &random, const ActivationSettings &settings)
{
    return draw(random, codes::digits, settings.deviceCodeLength);
}

Secret makeNativeCode(Random &random, const ActivationSettings &settings)
{
    return draw(random, codes::native, settings.nativeCodeLength);
}

Secret makeAuthorisationCode(Random &random, const ActivationSettings &settings)
{
    return draw(random, codes::legacy, settings.authorisationCodeLength);
}

QByteArray makeSalt(Random &random, const ActivationSettings &settings)
{
    return randomText(random, codes::legacy, settings.saltLength).toLatin1();
}

Instant compatibleExpiry(Instant now, const ActivationSettings &settings)
{
    return floor<days>(now) + days(settings.expiryDays) + hours(23) + minutes(59) + seconds(59);
}

Instant takeHomeExpiry(const Clock &clock, const ActivationSettings &settings)
{
    const Date last(sys_days(clock.localToday()) + days(settings.expiryDays));
    return clock.endOfLocalDay(last);
}

QString compatibleExpiryText(Instant expiry)
{
    QString text = toRfc3339(expiry);
    text.chop(1);
    return text;
}

QStringList lookUpForms(const QString &typed, const SiteSettings &site, const ActivationSettings &settings)
{
    QStringList forms;
    if (typed.isEmpty() || typed.size() > longestTyped)
        return forms;
    if (isPlainAscii(typed))
        forms.append(typed);
    QString folded = codes::normaliseNative(typed);
    const QString prefix = codes::normaliseNative(site.prefix);
    if (!prefix.isEmpty() && folded.size() == settings.nativeCodeLength + prefix.size()
        && folded.startsWith(prefix))
        folded = folded.mid(prefix.size());
    if (folded.size() == settings.nativeCodeLength && !forms.contains(folded))
        forms.append(folded);
    return forms;
}

Secret combinedCode(const SiteSettings &site, const Secret &code, const Secret &pin)
{
    const QString whole =
        site.prefix + QString::fromLatin1(code.reveal()) + QString::fromLatin1(pin.reveal()).toUpper();
    return Secret(codes::grouped(whole).toLatin1());
}

QString activationUrl(const QString &publicUrl, const SiteSettings &site, const Secret &code)
{
    QString base = publicUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    return QStringLiteral("%1/a/#%2%3").arg(base, site.prefix, QString::fromLatin1(code.reveal()));
}

} // namespace symbolon::activation
