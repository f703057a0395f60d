// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/contact.h"

#include <QTest>

using namespace symbolon;

//! The vectors of the auth-events contract, section 16.
class ContactTest : public QObject {
    Q_OBJECT

    static QString utf8(const char *text) { return QString::fromUtf8(text); }

private slots:

    void knowsAnEmail_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGood");
        for (const char *good : { "a@b.com",
                 "a.b@c.com",
                 "A@B.COM",
                 "o'x@c.com",
                 "a+b@c.co",
                 "a@c.com.",
                 "a@xn--a.com",
                 "a@b.museum",
                 "a@b.toolong1",
                 "a@b.12" })
            QTest::newRow(good) << utf8(good) << true;
        for (const char *bad : { "a@b",
                 "a@b.c",
                 ".a@b.com",
                 "a.@b.com",
                 "a..b@c.com",
                 "a@-c.com",
                 "a@c-.com",
                 "a@c_d.com",
                 "a@1.2.3.4",
                 "a@[1.2.3.4]",
                 "ñ@b.com",
                 "a@ñ.com",
                 "a b@c.com",
                 "@b.com",
                 "[1.2.3.4]",
                 "a@b.com\n",
                 "" })
            QTest::newRow(qPrintable(utf8(bad).toHtmlEscaped() + u'!')) << utf8(bad) << false;
        const QChar quote = u'"';
        QTest::newRow("quoted") << quote + utf8("a.b") + quote + utf8("@c.com") << true;
        QTest::newRow("quoted with a blank") << quote + utf8("a b") + quote + utf8("@c.com") << false;
        QTest::newRow("label of 63") << utf8("a@") + QString(63, u'x') + utf8(".com") << true;
        QTest::newRow("label of 64") << utf8("a@") + QString(64, u'x') + utf8(".com") << false;
    }

    void knowsAnEmail()
    {
        QFETCH(QString, text);
        QFETCH(bool, isGood);
        QCOMPARE(model::isEmail(text), isGood);
    }

    void cleansAddresses()
    {
        QCOMPARE(model::cleanEmail(u" a@b.com "), utf8("a@b.com"));
        QCOMPARE(model::cleanEmail(u"A B@C.com\n"), utf8("AB@C.com"));
        QCOMPARE(model::emailKey(u" A@B.Com"), utf8("a@b.com"));
    }

    void canonisesPhones_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        const auto row = [](const char *typed, const char *stored) {
            QTest::newRow(*typed ? typed : "empty") << utf8(typed) << utf8(stored);
        };
        row("666", "+34666");
        row("666 66", "+3466666");
        row("0034666", "+34666");
        row("+34666", "+34666");
        row("34666", "+3434666");
        row("(666)", "+34(666)");
        row("00", "+");
        row("", "");
        row("0034 600 111 222", "+34600111222");
    }

    void canonisesPhones()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        QCOMPARE(model::canonicalPhone(typed), stored);
        QCOMPARE(model::canonicalPhone(stored), stored);
        QCOMPARE(model::canonicalPhone(u"123", u"+44"), utf8("+44123"));
    }

    void checksDnis_data()
    {
        QTest::addColumn<bool>("isGood");
        for (const char *good : { "11111111H",
                 "11111111h",
                 "39873625C",
                 "12345678Z",
                 "X1234567L",
                 "Y1234567X",
                 "Z1234567R",
                 "A1234567L" })
            QTest::newRow(good) << true;
        for (const char *bad : { "11111112H", "12345678", "123456789Z", "39873625X", "11111111HX", "H", "1" })
            QTest::newRow(bad) << false;
    }

    void checksDnis()
    {
        QFETCH(bool, isGood);
        QCOMPARE(model::isDni(utf8(QTest::currentDataTag())), isGood);
        QVERIFY(!model::isDni(u""));
    }

    void knowsHttps_data()
    {
        QTest::addColumn<bool>("isGood");
        for (const char *good : { "https://a.com",
                 "HTTPS://a.com",
                 "https://localhost/x",
                 "https://a.com:99/x?y#z",
                 "https://1.2.3.4/",
                 "https://ñ.com",
                 "https://user:pw@a.com/",
                 "https://[2001:db8::1]/x" })
            QTest::newRow(good) << true;
        for (const char *bad : { "http://a.com",
                 "https://a",
                 "ftp://a.com",
                 "//a.com",
                 "https://a .com",
                 "https://a.com/ x",
                 "https://",
                 "https://-a.com",
                 "https://a.com:x",
                 "https://1.2.3.400/",
                 "javascript:https://a.com" })
            QTest::newRow(bad) << false;
    }

    void knowsHttps()
    {
        QFETCH(bool, isGood);
        QCOMPARE(model::isHttpsUrl(utf8(QTest::currentDataTag())), isGood);
    }

    void showsAndReadsCodes()
    {
        QCOMPARE(model::displayCode(u"12345678"), utf8("1234-5678"));
        QCOMPARE(model::displayCode(u"123456"), utf8("1234-56"));
        QCOMPARE(model::displayCode(u""), QString());
        QCOMPARE(model::typedCode(u" 1234-56ab "), utf8("123456AB"));
        QCOMPARE(model::typedCode(utf8("1234–5678")), utf8("12345678"));
    }
};

QTEST_GUILESS_MAIN(ContactTest)
#include "tst_contact.moc"
