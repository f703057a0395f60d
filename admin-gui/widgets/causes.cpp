// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/causes.h"

#include <QCoreApplication>

namespace symbolon::gui::labels {

namespace {

    //! The translators' context of everything in this file.
    struct Causes {
        Q_DECLARE_TR_FUNCTIONS(Causes)
    };

    struct Entry {
        const char *word;
        const char *happened;
        const char *remedy;
    };

    constexpr Entry entries[] = {
        { "unknown_code",
            QT_TRANSLATE_NOOP("Causes", "The code does not exist: it was mistyped."),
            QT_TRANSLATE_NOOP(
                "Causes", "Compare it with the slip letter by letter. If it is right, issue a new code.") },
        { "cancelled",
            QT_TRANSLATE_NOOP("Causes", "The code was cancelled, or a newer one took its place."),
            QT_TRANSLATE_NOOP("Causes", "Use the newest slip. If there is none, issue a new code.") },
        { "unknown_patient",
            QT_TRANSLATE_NOOP("Causes", "No patient with this number is known here."),
            QT_TRANSLATE_NOOP("Causes",
                "Check which server the phone is set up for, then give it a code under Activate.") },
        { "not_activated",
            QT_TRANSLATE_NOOP("Causes", "The patient is known, but no phone has been activated yet."),
            QT_TRANSLATE_NOOP("Causes", "Issue a code under Activate.") },
        { "revoked",
            QT_TRANSLATE_NOOP("Causes", "The phone or tablet was signed out by staff."),
            QT_TRANSLATE_NOOP("Causes", "If it is in the right hands, give it a new code.") },
        { "wrong_pin",
            QT_TRANSLATE_NOOP("Causes", "The code was right, the PIN was not."),
            QT_TRANSLATE_NOOP("Causes", "Read the PIN out again, or give a new PIN for the same code.") },
        { "expired",
            QT_TRANSLATE_NOOP("Causes", "The code was right, but its time was over."),
            QT_TRANSLATE_NOOP("Causes", "Issue a new code; choose Take home if it is to last for days.") },
        { "exhausted",
            QT_TRANSLATE_NOOP("Causes", "The PIN was typed wrong too often, so the code is closed."),
            QT_TRANSLATE_NOOP("Causes", "Make sure who is asking, then issue a new code.") },
        { "already_used",
            QT_TRANSLATE_NOOP("Causes", "The code has been used already; it works once."),
            QT_TRANSLATE_NOOP("Causes",
                "Look on which phone it was used. If that was somebody else, sign the phone out and issue a "
                "new code.") },
        { "patient_disabled",
            QT_TRANSLATE_NOOP(
                "Causes", "The patient's record is closed, so no phone can be activated for it."),
            QT_TRANSLATE_NOOP("Causes", "Ask an administrator whether the record shall be opened again.") },
        { "patient_budget_spent",
            QT_TRANSLATE_NOOP("Causes", "There were too many wrong tries for this patient within a day."),
            QT_TRANSLATE_NOOP("Causes",
                "Wait until tomorrow. If it was not the patient who tried, tell whoever looks after "
                "security.") },
        { "wrong_authorisation_code",
            QT_TRANSLATE_NOOP("Causes",
                "The phone or tablet holds a sign-in that is not valid any more: it was activated anew "
                "elsewhere, or signed out."),
            QT_TRANSLATE_NOOP("Causes", "Give it a new code.") },
        { "device_inactive",
            QT_TRANSLATE_NOOP("Causes", "The tablet is switched off."),
            QT_TRANSLATE_NOOP("Causes", "Switch it on under Tablets, if it shall be used.") },
        { "device_not_activated",
            QT_TRANSLATE_NOOP("Causes", "The tablet is known, but it has not been activated yet."),
            QT_TRANSLATE_NOOP("Causes", "Give it a code under Tablets.") },
        { "unknown_device",
            QT_TRANSLATE_NOOP("Causes", "No tablet with this id is known here."),
            QT_TRANSLATE_NOOP(
                "Causes", "Check which server the tablet is set up for, or add it under Tablets.") },
        { "unknown_identifier",
            QT_TRANSLATE_NOOP("Causes", "No clinician has this badge."),
            QT_TRANSLATE_NOOP("Causes",
                "Compare the badge identifier under Clinicians; it may belong to an older badge.") },
        { "contract_expired",
            QT_TRANSLATE_NOOP("Causes", "The clinician's contract is over."),
            QT_TRANSLATE_NOOP("Causes", "Extend the contract under Clinicians, if it goes on.") },
        { "clinician_inactive",
            QT_TRANSLATE_NOOP("Causes", "The clinician is switched off."),
            QT_TRANSLATE_NOOP("Causes", "Switch the clinician on under Clinicians, if that is right.") },
        { "wrong_group",
            QT_TRANSLATE_NOOP("Causes", "The clinician is in none of the groups that may use this."),
            QT_TRANSLATE_NOOP("Causes", "Add the group under Clinicians, if that is right.") },
        { "wrong_product",
            QT_TRANSLATE_NOOP("Causes", "The clinician does not have the product that this tablet is for."),
            QT_TRANSLATE_NOOP("Causes", "Add the product under Clinicians, if that is right.") },
        { "missing_scope",
            QT_TRANSLATE_NOOP("Causes", "The sign-in was right, but it does not include this permission."),
            QT_TRANSLATE_NOOP("Causes", "Ask an administrator whether the role should include it.") },
        { "unknown_operator",
            QT_TRANSLATE_NOOP("Causes", "There is no operator of this name."),
            QT_TRANSLATE_NOOP("Causes", "Check the spelling of the user name.") },
        { "wrong_password",
            QT_TRANSLATE_NOOP("Causes", "The user name was right, the password was not."),
            QT_TRANSLATE_NOOP("Causes", "Try again without caps lock, or have the password set anew.") },
        { "operator_disabled",
            QT_TRANSLATE_NOOP("Causes", "The operator's account is switched off."),
            QT_TRANSLATE_NOOP("Causes", "An administrator can switch it on again.") },
    };

    const Entry *find(QLatin1String word)
    {
        const auto *found = std::find_if(std::begin(entries), std::end(entries), [word](const Entry &entry) {
            return word == QLatin1String(entry.word);
        });
        return found == std::end(entries) ? nullptr : found;
    }

} // namespace

Cause cause(QLatin1String word)
{
    if (const Entry *entry = find(word))
        return { Causes::tr(entry->happened), Causes::tr(entry->remedy) };
    //: %1 = a word of the server that this version of the app does not know
    return { Causes::tr("The server gives the cause “%1”.").arg(word),
        Causes::tr("This app is older than the server and has no advice for it; ask support.") };
}

bool knowsCause(QLatin1String word)
{
    return find(word) != nullptr;
}

} // namespace symbolon::gui::labels
