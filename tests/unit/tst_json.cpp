// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/api/activation.h"
#include "shared/api/clinician.h"
#include "shared/api/clinicians.h"
#include "shared/api/desk.h"
#include "shared/api/device.h"
#include "shared/api/devices.h"
#include "shared/api/session.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

#include <QTest>

using namespace symbolon;

namespace {

struct Inner {
    QList<QString> notify;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("notify", &Inner::notify, { .maxLength = 2 }) };
    }
};

struct Outer {
    QString name;
    qint64 count = 0;
    std::optional<bool> flag;
    json::Nullable<Date> until;
    std::optional<Inner> inner;

    static constexpr auto fields()
    {
        return std::tuple{ json::field("name", &Outer::name, { .minLength = 1, .maxLength = 5 }),
            json::field("count", &Outer::count, { .least = 0, .most = 10 }),
            json::field("flag", &Outer::flag),
            json::field("until", &Outer::until, { .isRequired = false }),
            json::field("inner", &Outer::inner) };
    }
};

} // namespace

class JsonTest : public QObject {
    Q_OBJECT

private slots:

    void namesTheFieldThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("where");
        QTest::addColumn<bool>("isValue");
        QTest::newRow("fine") << QByteArray(R"({"name":"a","count":1})") << "" << false;
        QTest::newRow("missing") << QByteArray(R"({"count":1})") << "/name" << false;
        QTest::newRow("number for text") << QByteArray(R"({"name":1,"count":1})") << "/name" << false;
        QTest::newRow("text for number") << QByteArray(R"({"name":"a","count":"1"})") << "/count" << false;
        QTest::newRow("fraction") << QByteArray(R"({"name":"a","count":1.5})") << "/count" << false;
        QTest::newRow("1 for true") << QByteArray(R"({"name":"a","count":1,"flag":1})") << "/flag" << false;
        QTest::newRow("null for optional")
            << QByteArray(R"({"name":"a","count":1,"flag":null})") << "/flag" << false;
        QTest::newRow("too long") << QByteArray(R"({"name":"abcdef","count":1})") << "/name" << true;
        QTest::newRow("out of range") << QByteArray(R"({"name":"a","count":11})") << "/count" << true;
        QTest::newRow("bad date") << QByteArray(R"({"name":"a","count":1,"until":"x"})") << "/until" << false;
        QTest::newRow("in a list") << QByteArray(R"({"name":"a","count":1,"inner":{"notify":["x",1]}})")
                                   << "/inner/notify/1" << false;
        QTest::newRow("list too long")
            << QByteArray(R"({"name":"a","count":1,"inner":{"notify":["x","y","z"]}})") << "/inner/notify"
            << true;
        QTest::newRow("a list for the whole") << QByteArray("[]") << "" << false;
    }

    void namesTheFieldThatIsWrong()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, where);
        QFETCH(bool, isValue);
        const auto value = json::parse(document);
        QVERIFY(value.has_value());
        const auto result = json::decoded<Outer>(*value);
        if (QByteArray(QTest::currentDataTag()) == "fine") {
            QVERIFY(result.has_value());
            return;
        }
        QVERIFY(!result);
        QCOMPARE(result.error().where, where);
        QCOMPARE(result.error().code, isValue ? Code::Invalid : Code::Malformed);
    }

    void tellsAbsentFromNull()
    {
        const auto absent = json::decoded<Outer>(*json::parse(R"({"name":"a","count":1})"));
        QVERIFY(!absent->until.isPresent);
        const auto null = json::decoded<Outer>(*json::parse(R"({"name":"a","count":1,"until":null})"));
        QVERIFY(null->until.isPresent && !null->until.value);
        const auto date =
            json::decoded<Outer>(*json::parse(R"({"name":"a","count":1,"until":"2026-11-25"})"));
        QCOMPARE(toIsoDate(*date->until.value), QStringLiteral("2026-11-25"));
    }

    void encodesWhatItDecoded()
    {
        const auto value =
            json::parse(R"({"name":"a","count":1,"until":null,"inner":{"notify":["x"]},"flag":true})");
        QCOMPARE(json::encode(*json::decoded<Outer>(*value)), *value);
    }

    void listsUnknownKeys()
    {
        const auto value = json::parse(R"({"location_id":"a","zeal":1,"active":true})");
        QCOMPARE(json::unknownKeys<api::UpdateDevice::Body>(value->toObject()),
            QStringList{ QStringLiteral("zeal") });
    }

    void refusesWhatCostsTooMuchOrCannotBeStored_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("code");
        const auto malformed = static_cast<int>(Code::Malformed);
        QTest::newRow("a million levels") << QByteArray(1000000, '[') << malformed;
        QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']') << malformed;
        QTest::newRow("beyond double") << QByteArray(R"({"a":1e999999})") << malformed;
        QTest::newRow("NaN") << QByteArray(R"({"a":NaN})") << malformed;
        QTest::newRow("doubled key") << QByteArray(R"({"a":1,"a":2})") << malformed;
        QTest::newRow("doubled key, nested") << QByteArray("[{\"b\":{\"a\" :1,\"a\"\n:2}}]") << malformed;
        QTest::newRow("doubled key, spelt otherwise") << QByteArray(R"({"a":1,"\u0061":2})") << malformed;
        QTest::newRow("doubled key, escapes only") << QByteArray(R"({"/é":1,"\/\u00E9":2})") << malformed;
        QTest::newRow("null") << QByteArray("null") << malformed;
        QTest::newRow("empty") << QByteArray() << malformed;
        QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xff\"}") << malformed;
        QTest::newRow("UTF-16") << QByteArray("{\0\"\0a\0\"\0:\0001\0}\0", 14) << malformed;
        QTest::newRow("U+0000") << QByteArray(R"({"a":["x","\u0000"]})") << static_cast<int>(Code::Invalid);
    }

    void refusesWhatCostsTooMuchOrCannotBeStored()
    {
        QFETCH(QByteArray, document);
        QFETCH(int, code);
        const auto value = json::parse(document);
        QVERIFY(!value);
        QCOMPARE(static_cast<int>(value.error().code), code);
    }

    void sameKeyInDifferentObjectsIsFine()
    {
        QVERIFY(json::parse("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":\"\\\"a\\\":\"}]}").has_value());
    }

    void compatibleSurfacesLetTheLastDuplicateWin()
    {
        const auto value = json::parse(R"({"a":1,"a":2})", { .refusesDuplicateKeys = false });
        QCOMPARE(value->toObject().value(QStringLiteral("a")).toInt(), 2);
    }

    void keepsAByteOrderMarkInsideText()
    {
        const auto value = json::parse("{\"\xef\xbb\xbfk\":\"\xef\xbb\xbfv\"}");
        QCOMPARE(value->toObject().keys(), QStringList{ QStringLiteral("\ufeffk") });
        QCOMPARE(value->toObject().value(QStringLiteral("\ufeffk")).toString(), QStringLiteral("\ufeffv"));
        QVERIFY(!json::parse("{\"a\"\xef\xbb\xbf:1}"));
    }

    void toleratesAByteOrderMark() { QVERIFY(json::parse("\xef\xbb\xbf{}").has_value()); }

    void writesTheContractsForms()
    {
        const QJsonObject object{ { QStringLiteral("b"), QString::fromUtf8("é\"\n😀") },
            { QStringLiteral("a"), QJsonArray{ 1, 1.5, true, QJsonValue() } } };
        QCOMPARE(json::write(object, json::activationStyle),
            QByteArray("{\"a\":[1,1.5,true,null],\"b\":\"\\u00e9\\\"\\n\\ud83d\\ude00\"}\n"));
        QCOMPARE(json::write(QJsonObject{ { QStringLiteral("a"), QJsonArray{ 1 } },
                                 { QStringLiteral("b"), QJsonObject{} } },
                     { .isIndented = true }),
            QByteArray("{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}"));
    }

    void describesItselfAsSchema()
    {
        const auto schema = json::schema<Outer>();
        QCOMPARE(schema.value(QStringLiteral("required")).toArray(),
            (QJsonArray{ QStringLiteral("name"), QStringLiteral("count") }));
        const auto name =
            schema.value(QStringLiteral("properties")).toObject().value(QStringLiteral("name")).toObject();
        QCOMPARE(name.value(QStringLiteral("maxLength")).toInt(), 5);
    }

    void enumsAreNames()
    {
        QCOMPARE(json::encode(api::DeviceState::Inactive), QJsonValue(QStringLiteral("inactive")));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
