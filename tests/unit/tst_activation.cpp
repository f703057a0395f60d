// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/activation.h"
#include "server/domain/clinicians.h"

#include "shared/core/codes.h"

#include <QTest>

using namespace symbolon;
using namespace Qt::StringLiterals;

//! What a code, a PIN and an expiry are, and when a clinician may sign in: decisions without a database.
class ActivationTest : public QObject {
    Q_OBJECT

private slots:

    void endsWithTheFifthDay()
    {
        const auto now = fromStored(u"2026-11-25 23:59:59.999999").value();
        QCOMPARE(activation::compatibleExpiryText(activation::compatibleExpiry(now, {})),
            u"2026-11-30T23:59:59.000"_s);
    }

    void secretsHaveTheContractsAlphabets()
    {
        SystemRandom random;
        const ActivationSettings settings;
        const auto consistsOf = [](const Secret &secret, QStringView alphabet, qsizetype length) {
            const QString text = QString::fromLatin1(secret.reveal());
            return text.size() == length
                && std::all_of(text.begin(), text.end(), [&](QChar c) { return alphabet.contains(c); });
        };
        QVERIFY(consistsOf(activation::makePin(random, settings), codes::pin, 4));
        QVERIFY(consistsOf(activation::makePatientCode(random, settings), codes::legacy, 30));
        QVERIFY(consistsOf(activation::makeDeviceCode(random, settings), codes::digits, 9));
        QVERIFY(consistsOf(activation::makeNativeCode(random, settings), codes::native, 9));
    }

    void looksUpWhatWasTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("forms");
        const QString old(30, u'A');
        QTest::newRow("old code as it is") << old << QStringList{ old };
        QTest::newRow("old codes are not folded") << old.toLower() << QStringList{ old.toLower() };
        QTest::newRow("native") << u"k7m-2qx-9tp"_s << QStringList{ u"k7m-2qx-9tp"_s, u"K7M2QX9TP"_s };
        QTest::newRow("with this site's prefix")
            << u"SRT-K7M-2QX-9TP"_s << QStringList{ u"SRT-K7M-2QX-9TP"_s, u"K7M2QX9TP"_s };
        QTest::newRow("blanks") << u"K7M 2QX 9TP"_s << QStringList{ u"K7M2QX9TP"_s };
        QTest::newRow("digits of a tablet") << u"123456789"_s << QStringList{ u"123456789"_s };
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("ten kilobytes") << QString(10240, u'A') << QStringList();
        QTest::newRow("right-to-left override") << QString(QChar(0x202e)) << QStringList();
    }

    void looksUpWhatWasTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, forms);
        QCOMPARE(activation::lookUpForms(typed, site(), {}), forms);
    }

    //! Attack 15.
    void anotherSitesPrefixFindsNothing()
    {
        QCOMPARE(
            activation::lookUpForms(u"XYZ-K7M-2QX-9TP"_s, site(), {}), QStringList{ u"XYZ-K7M-2QX-9TP"_s });
    }

    void aLinkHidesTheCodeInItsFragment()
    {
        const auto url = activation::activationUrl(u"https://site.example/"_s, site(), Secret("K7M2QX9TP"));
        QCOMPARE(url, u"https://site.example/a/#SRTK7M2QX9TP"_s);
    }

    void combinesCodeAndPin()
    {
        QCOMPARE(activation::combinedCode(site(), Secret("K7M2QX9TP"), Secret("vh5v")).reveal(),
            QByteArray("SRT-K7M-2QX-9TP-VH5-V"));
    }

    void judgesClinicians_data()
    {
        QTest::addColumn<bool>("active");
        QTest::addColumn<QString>("contractEnd");
        QTest::addColumn<QStringList>("groups");
        QTest::addColumn<int>("verdict");
        using clinicians::Verdict;
        const QStringList right{ u"SEND Superclinician"_s };
        QTest::newRow("no contract date") << true << QString() << right << int(Verdict::Allowed);
        QTest::newRow("last day") << true << u"2026-11-25"_s << right << int(Verdict::Allowed);
        QTest::newRow("the day after") << true << u"2026-11-24"_s << right << int(Verdict::ContractExpired);
        QTest::newRow("inactive and expired") << false << u"2026-11-24"_s << right << int(Verdict::Inactive);
        QTest::newRow("inactive") << false << QString() << right << int(Verdict::Inactive);
        QTest::newRow("wrong group") << true << QString() << QStringList{ u"send clinicians"_s }
                                     << int(Verdict::WrongGroup);
        QTest::newRow("no group") << true << QString() << QStringList() << int(Verdict::WrongGroup);
    }

    void judgesClinicians()
    {
        QFETCH(bool, active);
        QFETCH(QString, contractEnd);
        QFETCH(QStringList, groups);
        QFETCH(int, verdict);
        const clinicians::Record record{ active, fromIsoDate(contractEnd), groups };
        QCOMPARE(int(clinicians::maySignIn(record, fromIsoDate(u"2026-11-25").value())), verdict);
    }

private:
    static SiteSettings site()
    {
        SiteSettings settings;
        settings.prefix = u"SRT"_s;
        return settings;
    }
};

QTEST_GUILESS_MAIN(ActivationTest)
#include "tst_activation.moc"
