// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/identifiers.h"

#include <QTest>

using namespace symbolon;
using model::NumberCheck;

class TestIdentifiers : public QObject {
    Q_OBJECT

private slots:
    void checksAnNhsNumberAsItIsTyped_data();
    void checksAnNhsNumberAsItIsTyped();
    void noticesEveryWrongDigit();
    void noticesEverySwapOfNeighbours();
    void groupsForTheEye();
    void storesOneFormPerIdentifier_data();
    void storesOneFormPerIdentifier();
};

void TestIdentifiers::checksAnNhsNumberAsItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<NumberCheck>("check");
    QTest::newRow("nothing yet") << QString() << NumberCheck::Incomplete;
    QTest::newRow("half of it") << QStringLiteral("943 47") << NumberCheck::Incomplete;
    QTest::newRow("the dictionary's example") << QStringLiteral("9434765919") << NumberCheck::Valid;
    QTest::newRow("grouped") << QStringLiteral(" 943 476 5919 ") << NumberCheck::Valid;
    QTest::newRow("dashed") << QStringLiteral("943-476-5919") << NumberCheck::Valid;
    QTest::newRow("en dashes") << QStringLiteral("943–476–5919") << NumberCheck::Valid;
    QTest::newRow("full width") << QStringLiteral("９４３４７６５９１９") << NumberCheck::Valid;
    QTest::newRow("eleven stands for zero") << QStringLiteral("4000000020") << NumberCheck::Valid;
    QTest::newRow("wrong last digit") << QStringLiteral("9434765918") << NumberCheck::WrongCheckDigit;
    QTest::newRow("check digit ten does not exist")
        << QStringLiteral("4000000080") << NumberCheck::WrongCheckDigit;
    QTest::newRow("eleven digits") << QStringLiteral("94347659190") << NumberCheck::NotANumber;
    QTest::newRow("a letter") << QStringLiteral("94347X5919") << NumberCheck::NotANumber;
    QTest::newRow("a local number") << QStringLiteral("RXH-0042") << NumberCheck::NotANumber;
}

void TestIdentifiers::checksAnNhsNumberAsItIsTyped()
{
    QFETCH(QString, typed);
    QTEST(model::checkNhsNumber(typed), "check");
}

void TestIdentifiers::noticesEveryWrongDigit()
{
    const QString right = QStringLiteral("9434765919");
    for (int place = 0; place < right.size(); ++place) {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString changed = right;
            changed[place] = QChar(digit);
            QCOMPARE(model::checkNhsNumber(changed) == NumberCheck::Valid, changed == right);
        }
    }
}

void TestIdentifiers::noticesEverySwapOfNeighbours()
{
    const QString right = QStringLiteral("9434765919");
    for (int place = 0; place + 1 < right.size(); ++place) {
        QString changed = right;
        std::swap(changed[place], changed[place + 1]);
        QCOMPARE(model::checkNhsNumber(changed) == NumberCheck::Valid, changed == right);
    }
}

void TestIdentifiers::groupsForTheEye()
{
    QCOMPARE(model::groupedNhsNumber(u"9434765919"), QStringLiteral("943 476 5919"));
    QCOMPARE(model::groupedNhsNumber(u"RXH-0042"), QStringLiteral("RXH-0042"));
}

void TestIdentifiers::storesOneFormPerIdentifier_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored");
    QTest::newRow("nhs number") << QStringLiteral("nhs_number") << QStringLiteral("943 476 5919")
                                << QStringLiteral("9434765919");
    QTest::newRow("nhs number with a wrong digit")
        << QStringLiteral("nhs_number") << QStringLiteral("943 476 5910") << QString();
    QTest::newRow("nhs number cut short")
        << QStringLiteral("nhs_number") << QStringLiteral("943 476") << QString();
    QTest::newRow("any other type keeps its text")
        << QStringLiteral("hospital") << QStringLiteral(" RXH 0042 ") << QStringLiteral("RXH 0042");
}

void TestIdentifiers::storesOneFormPerIdentifier()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    QFETCH(QString, stored);
    const Result<QString> result =
        model::normaliseIdentifier(type, value, QStringLiteral("/identifiers/0/value"));
    QCOMPARE(result.has_value(), !stored.isEmpty());
    if (result) {
        QCOMPARE(*result, stored);
        QCOMPARE(model::normaliseIdentifier(type, *result).value(), stored);
    } else {
        QCOMPARE(result.error().code, Code::Invalid);
        QCOMPARE(result.error().where, QStringLiteral("/identifiers/0/value"));
    }
}

QTEST_GUILESS_MAIN(TestIdentifiers)
#include "tst_identifiers.moc"
