// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/labels.h"

#include "admin-gui/client/transport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace symbolon::gui::labels {

namespace {

    //! The translators' context of everything in this file.
    struct Labels {
        Q_DECLARE_TR_FUNCTIONS(Labels)
    };

    struct Entry {
        const char *name;
        const char *text;
    };

    constexpr Entry fieldNames[] = {
        { "patient_id", QT_TRANSLATE_NOOP("Labels", "Patient number") },
        { "display_name", QT_TRANSLATE_NOOP("Labels", "Name") },
        { "birth_date", QT_TRANSLATE_NOOP("Labels", "Date of birth") },
        { "identifiers", QT_TRANSLATE_NOOP("Labels", "Other numbers") },
        { "location_id", QT_TRANSLATE_NOOP("Labels", "Location") },
        { "type", QT_TRANSLATE_NOOP("Labels", "Kind") },
        { "value", QT_TRANSLATE_NOOP("Labels", "Number") },
        { "purpose", QT_TRANSLATE_NOOP("Labels", "Purpose") },
        { "second_identifier", QT_TRANSLATE_NOOP("Labels", "Second identifier") },
        { "reason", QT_TRANSLATE_NOOP("Labels", "Reason") },
        { "username", QT_TRANSLATE_NOOP("Labels", "User name") },
        { "password", QT_TRANSLATE_NOOP("Labels", "Password") },
        { "token", QT_TRANSLATE_NOOP("Labels", "Set-up token") },
        { "description", QT_TRANSLATE_NOOP("Labels", "Description") },
        { "state", QT_TRANSLATE_NOOP("Labels", "State") },
        { "is_lost",
            QT_TRANSLATE_NOOP("Labels", "The tablet is lost: raise an alarm when it is seen again") },
        { "clinician_id", QT_TRANSLATE_NOOP("Labels", "Clinician number") },
        { "send_entry_identifier", QT_TRANSLATE_NOOP("Labels", "Badge identifier") },
        { "contract_end", QT_TRANSLATE_NOOP("Labels", "Contract ends") },
        { "groups", QT_TRANSLATE_NOOP("Labels", "Groups") },
        { "products", QT_TRANSLATE_NOOP("Labels", "Products") },
        { "is_active", QT_TRANSLATE_NOOP("Labels", "May sign in") },
        { "server", QT_TRANSLATE_NOOP("Labels", "Server") },
        { "role", QT_TRANSLATE_NOOP("Labels", "Role") },
        { "roles", QT_TRANSLATE_NOOP("Labels", "Roles") },
    };

    constexpr Entry words[] = {
        { "in_room", QT_TRANSLATE_NOOP("Labels", "In the room") },
        { "take_home", QT_TRANSLATE_NOOP("Labels", "Take home") },
        { "pending", QT_TRANSLATE_NOOP("Labels", "Waiting") },
        { "used", QT_TRANSLATE_NOOP("Labels", "Activated") },
        { "expired", QT_TRANSLATE_NOOP("Labels", "Expired") },
        { "exhausted", QT_TRANSLATE_NOOP("Labels", "Too many wrong PINs") },
        { "cancelled", QT_TRANSLATE_NOOP("Labels", "Cancelled") },
        { "never", QT_TRANSLATE_NOOP("Labels", "Not activated") },
        { "active", QT_TRANSLATE_NOOP("Labels", "Active") },
        { "inactive", QT_TRANSLATE_NOOP("Labels", "Switched off") },
        { "revoked", QT_TRANSLATE_NOOP("Labels", "Signed out") },
        { "patient", QT_TRANSLATE_NOOP("Labels", "Patient") },
        { "device", QT_TRANSLATE_NOOP("Labels", "Tablet") },
        { "nhs_number", QT_TRANSLATE_NOOP("Labels", "NHS number") },
    };

    template <std::size_t size>
    QString lookUp(const Entry (&table)[size], QLatin1String name)
    {
        for (const Entry &entry : table) {
            if (name == QLatin1String(entry.name))
                return Labels::tr(entry.text);
        }
        QString text = QString(name).replace(u'_', u' ');
        if (!text.isEmpty())
            text[0] = text[0].toUpper();
        return text;
    }

    QString networkSentence(const Error &error)
    {
        if (error.where == fault::certificate)
            return Labels::tr("The server's certificate is not the one this app trusts, so nothing was sent. "
                              "Check with whoever "
                              "runs the server.");
        if (error.code == Code::Timeout)
            return Labels::tr("The server did not answer in time. Nothing is lost; try again.");
        return Labels::tr(
            "The server cannot be reached. Check the network; this page tries again by itself.");
    }

    QString tooManySentence(const Error &error)
    {
        if (error.retryAfter <= 0)
            return Labels::tr("The limit for this is reached. Wait a while before you try again.");
        return Labels::tr("The limit for this is reached. Try again in %1.")
            .arg(duration(std::chrono::seconds(error.retryAfter)));
    }

    QDateTime localTime(Instant instant)
    {
        return QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(instant.time_since_epoch()).count());
    }

} // namespace

QString sentence(const Error &error)
{
    if (error.where == fault::network || error.where == fault::certificate)
        return networkSentence(error);
    switch (error.code) {
    case Code::Malformed:
    case Code::Invalid:
        return Labels::tr("The server did not accept a value. Check what is marked and try again.");
    case Code::Unauthenticated:
        return Labels::tr("Your session has ended. Sign in again; what you typed is kept.");
    case Code::Forbidden:
        return Labels::tr("Your account may not do this. Ask an administrator if you need it.");
    case Code::NotFound:
        return Labels::tr("This does not exist, or not any more. Reload the list.");
    case Code::MethodNotAllowed:
    case Code::UnsupportedMedia:
        return Labels::tr(
            "The server does not know this request. App and server may be of different versions.");
    case Code::Conflict:
        return Labels::tr("This cannot be done in the present state. Reload and look again.");
    case Code::PreconditionFailed:
        return Labels::tr("Somebody else has changed this meanwhile. Reload and apply your change again.");
    case Code::TooLarge:
        return Labels::tr("This is more than the server accepts at once. Do it in smaller parts.");
    case Code::TooMany:
        return tooManySentence(error);
    case Code::Timeout:
        return Labels::tr("The server did not answer in time. Nothing is lost; try again.");
    case Code::Unavailable:
        return Labels::tr(
            "The server is busy or something that it needs is not there. Try again in a moment.");
    case Code::Internal:
        return Labels::tr(
            "Something went wrong on the server and nothing was changed. Tell support the reference.");
    }
    return {};
}

QString field(QLatin1String name)
{
    return lookUp(fieldNames, name);
}

QString word(QLatin1String name)
{
    return lookUp(words, name);
}

QString rule(const json::Rules &rules, bool isText)
{
    if (!isText)
        return {};
    const bool hasEnd = rules.maxLength < json::Rules().maxLength;
    if (rules.minLength > 1 && hasEnd)
        return Labels::tr("%1 to %2 characters").arg(rules.minLength).arg(rules.maxLength);
    if (rules.minLength > 1)
        return Labels::tr("At least %n character(s)", nullptr, rules.minLength);
    return hasEnd ? Labels::tr("At most %n character(s)", nullptr, rules.maxLength) : QString();
}

QString fieldFault(const Error &error, const json::Rules &rules, bool isText, bool isEmpty)
{
    if (isEmpty)
        return Labels::tr("This is needed.");
    if (error.detail.contains(u"check digit"))
        return Labels::tr("The last digit does not fit the others: a digit is wrong or two are swapped.");
    if (error.detail.contains(u"NHS number"))
        return Labels::tr("An NHS number has ten digits.");
    if (error.detail.contains(u"date"))
        return Labels::tr("Type a date such as %1.")
            .arg(date(Date{ std::chrono::year(1980), std::chrono::May, std::chrono::day(17) }));
    if (error.code == Code::Conflict)
        return Labels::tr("This is taken already.");
    const QString allowed = rule(rules, isText);
    return allowed.isEmpty() ? Labels::tr("This value is not allowed.") : allowed + u'.';
}

QString clockTime(Instant instant, Instant now)
{
    const QDateTime local = localTime(instant);
    const QLocale locale;
    const QString format = locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss"));
    const QString time = locale.toString(local.time(), format);
    if (local.date() == localTime(now).date())
        return time;
    //: %1 = a date, %2 = a time of day
    return Labels::tr("%1, %2").arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

QString fullTime(Instant instant)
{
    const QDateTime local = localTime(instant);
    return QStringLiteral("%1 %2").arg(
        QLocale().toString(local, QLocale::LongFormat), local.timeZoneAbbreviation());
}

QString date(Date date)
{
    const QDate local(int(date.year()), int(unsigned(date.month())), int(unsigned(date.day())));
    return QLocale().toString(local, QLocale::ShortFormat);
}

QString duration(std::chrono::microseconds duration)
{
    using namespace std::chrono;
    const auto seconds = std::max(duration_cast<std::chrono::seconds>(duration), std::chrono::seconds(0));
    if (seconds < 1min)
        return Labels::tr("%1 s").arg(seconds.count());
    if (seconds < 1h)
        return Labels::tr("%1 min").arg(duration_cast<minutes>(seconds).count());
    if (seconds < 48h)
        return Labels::tr("%1 h").arg(duration_cast<hours>(seconds).count());
    return Labels::tr("%n day(s)", nullptr, int(duration_cast<days>(seconds).count()));
}

} // namespace symbolon::gui::labels
