// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/json/parse.h"
#include "shared/model/extra_field.h"
#include "shared/model/field_checker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace symbolon;
using namespace symbolon::model;

//! Auth-events contract, section 10. JSON is written with ' for ".
class ExtraFieldTest : public QObject {
    Q_OBJECT

    static QString utf8(const char *text) { return QString::fromUtf8(text); }

    static QJsonValue json(const char *text)
    {
        return *json::parse(QByteArray(text).replace('\'', '"'), { .refusesDuplicateKeys = false });
    }

    static ExtraField field(const char *attributes) { return readField(json(attributes).toObject()); }

    static QStringList reasons(const char *attributes, const char *values, Step step = Step::Register)
    {
        const FieldChecker checker({ field(attributes) });
        QJsonObject object = json(values).toObject();
        QStringList texts;
        const auto complaints = checker.values(object, step);
        for (const auto &complaint : complaints)
            texts.append(complaint.reason);
        return texts;
    }

private slots:

    void complainsAsTheContractSays_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const char *fields, const char *complaint) {
            QTest::newRow(name) << QByteArray(fields) << utf8(complaint);
        };
        const char *ok = "[{'name':'a','type':'text','required_on_authentication':false}]";
        row("good", ok, "");
        row("sent back with its slug",
            "[{'name':'a','type':'text','required_on_authentication':false,'slug':'A'}]",
            "");
        row("same name",
            "[{'name':'a','type':'text','required_on_authentication':false},"
            "{'name':'a','type':'text','required_on_authentication':false}]",
            "Two fields with same name: a.\n");
        row("reserved name",
            "[{'name':'status','type':'text','required_on_authentication':false}]",
            "Two fields with same name: status.\n");
        row("reserved type",
            "[{'name':'a','type':'email','required_on_authentication':false}]",
            "Type email not allowed.\n");
        row("unknown attribute",
            "[{'name':'a','type':'text','required_on_authentication':false,'boo':true}]",
            "Invalid extra_field: boo not possible.\n");
        row("name",
            "[{'name':'','type':'text','required_on_authentication':false}]",
            "Invalid extra_fields: bad name.\n");
        row("type",
            "[{'name':'a','type':'null','required_on_authentication':false}]",
            "Invalid extra_fields: bad type.\n");
        row("min",
            "[{'name':'a','type':'text','required_on_authentication':false,'min':'1'}]",
            "Invalid extra_fields: bad min.\n");
        row("max beyond 64 bits",
            "[{'name':'a','type':'text','required_on_authentication':false,'max':9223372036854775808}]",
            "Invalid extra_fields: bad max.\n");
        row("required_on_authentication",
            "[{'name':'a','type':'text','required_on_authentication':'True'}]",
            "Invalid extra_fields: bad required_on_authentication.\n");
        row("missing", "[{'name':'a','type':'text'}]", "Required field required_on_authentication.\n");
        row("regex",
            "[{'name':'a','type':'text','required_on_authentication':false,'regex':'('}]",
            "Invalid regex. bad regex.\n");
        row("private",
            "[{'name':'a','type':'text','required_on_authentication':false,'private':1}]",
            "Invalid private: bad private.\n");
        row("no object", "[1]", "Invalid extra_fields: an object is expected.\n");
    }

    void complainsAsTheContractSays()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, complaint);
        QCOMPARE(fieldComplaints(json(fields.constData()).toArray(), { utf8("email") }), complaint);
    }

    void takesNoMoreThanFifteen()
    {
        QJsonArray fields;
        for (int i = 0; i < 16; ++i) {
            fields.append(QJsonObject{ { utf8("name"), QString::number(i) },
                { utf8("type"), utf8("text") },
                { utf8("required_on_authentication"), false } });
        }
        QCOMPARE(fieldComplaints(fields, {}), utf8("Maximum number of fields reached\n"));
        fields.removeLast();
        QCOMPARE(fieldComplaints(fields, {}), QString());
    }

    void checksFieldPipes()
    {
        const auto complaint = [](const char *pipeline) {
            auto field = json("{'name':'a','type':'dni','required_on_authentication':false}").toObject();
            field.insert(utf8("register-pipeline"), json(pipeline));
            return fieldComplaints({ field }, {});
        };
        QCOMPARE(complaint("[['CanonizeDni',null],['DniChecker',null]]"), QString());
        QVERIFY(complaint("[['CanonizeDni',{}]]").contains(utf8("invalid-check-lambda")));
        QVERIFY(complaint("[['rm -rf',null]]").contains(utf8("unknown-key-contract")));
        QVERIFY(complaint("[['CanonizeDni']]").contains(utf8("invalid-check")));
    }

    void makesSlugs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("slug");
        const auto row = [](const char *name, const char *slug) {
            QTest::newRow(slug) << utf8(name) << utf8(slug);
        };
        row("nº de _caño 你好", "NO_DE__CANO");
        row("A b-c", "A_B_C");
        row("a--b", "A_B");
        row("a.b", "AB");
        row("É ü", "E_U");
        row("_a_", "_A_");
        row("你", "");
    }

    void makesSlugs()
    {
        QFETCH(QString, name);
        QFETCH(QString, slug);
        QCOMPARE(slugOf(name), slug);
    }

    void saysWhenSlugsAreEqual()
    {
        QString complaints;
        const auto fields = withSlugs(json("[{'name':'a b'},{'name':'A-B'}]").toArray(), complaints);
        QCOMPARE(complaints, utf8("some extra_fields may have repeated slug names\n"));
        QCOMPARE(fields.at(1)[utf8("slug")].toString(), utf8("A_B"));
        complaints.clear();
        QCOMPARE(withSlugs(json("[{}]").toArray(), complaints).size(), 1);
        QVERIFY(complaints.startsWith(utf8("some extra_fields have no name\n")));
    }

    void hidesPrivateFields()
    {
        const auto shown = publicFields(json("[{'name':'a','private':true},{'name':'b'}]").toArray());
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.at(0)[utf8("name")].toString(), utf8("b"));
    }

    void readsWhatOldEventsHold()
    {
        const ExtraField old = field("{'name':'email','match_census_on_registration':true,'min':'x'}");
        QCOMPARE(old.type, FieldType::Text);
        QVERIFY(old.matchesCensus);
        QCOMPARE(old.least, 0);
    }

    void judgesValues_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char *name, const char *field, const char *values, bool isGood) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(values) << isGood;
        };
        row("text", "{'name':'a','type':'text'}", "{'a':'x'}", true);
        row("absent", "{'name':'a','type':'text'}", "{}", true);
        row("absent but required", "{'name':'a','type':'text','required':true}", "{}", false);
        row("null but required", "{'name':'a','type':'text','required':true}", "{'a':null}", false);
        row("empty counts as present", "{'name':'a','type':'text','required':true}", "{'a':''}", true);
        row("text for a number", "{'name':'a','type':'int'}", "{'a':'1'}", false);
        row("number for a text", "{'name':'a','type':'text'}", "{'a':1}", false);
        row("fraction", "{'name':'a','type':'int'}", "{'a':1.5}", false);
        row("flag", "{'name':'a','type':'bool'}", "{'a':true}", true);
        row("flag for a number", "{'name':'a','type':'int'}", "{'a':true}", false);
        row("object", "{'name':'a','type':'dict'}", "{'a':{'b':1}}", true);
        row("object for a text", "{'name':'a','type':'text'}", "{'a':{}}", false);
        row("list", "{'name':'a','type':'text'}", "{'a':[]}", false);
        row("too short", "{'name':'a','type':'text','min':2}", "{'a':'x'}", false);
        row("too long", "{'name':'a','type':'text','max':2}", "{'a':'xyz'}", false);
        row("too small", "{'name':'a','type':'int','min':5}", "{'a':4}", false);
        row("large enough", "{'name':'a','type':'int','min':5,'max':6}", "{'a':6}", true);
        row("e-mail", "{'name':'a','type':'email'}", "{'a':'a@b.com'}", true);
        row("no e-mail", "{'name':'a','type':'email'}", "{'a':'a@b'}", false);
        row("dni", "{'name':'a','type':'dni'}", "{'a':'11111111H'}", true);
        row("no dni", "{'name':'a','type':'dni'}", "{'a':'11111112H'}", false);
        row("date", "{'name':'a','type':'date'}", "{'a':'2026-02-28'}", true);
        row("no date", "{'name':'a','type':'date'}", "{'a':'2026-02-30'}", false);
        row("pattern, a prefix is enough", "{'name':'a','type':'text','regex':'ab'}", "{'a':'abc'}", true);
        row("pattern, not in the middle", "{'name':'a','type':'text','regex':'bc'}", "{'a':'abc'}", false);
        row("pattern on a number", "{'name':'a','type':'int','regex':'^[0-9]{4}$'}", "{'a':1234}", true);
    }

    void judgesValues()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, values);
        QFETCH(bool, isGood);
        QCOMPARE(reasons(field.constData(), values.constData()).isEmpty(), isGood);
    }

    void limitsLengths()
    {
        const FieldChecker checker(
            { field("{'name':'a','type':'text'}"), field("{'name':'i','type':'image'}") });
        QJsonObject values{ { utf8("a"), QString(513, u'x') }, { utf8("i"), QString(100000, u'x') } };
        QCOMPARE(checker.kinds(values).size(), 1);
        values.insert(utf8("i"), QString(longestImage + 1, u'x'));
        QCOMPARE(checker.kinds(values).size(), 2);
        QJsonObject many{ { utf8("a"), utf8("x") } };
        for (int i = 0; i < 30; ++i)
            many.insert(QString::number(i), i);
        QCOMPARE(checker.values(many, Step::Register).size(), 1);
    }

    void asksOnSigningInOnlyForWhatIsMarked()
    {
        QVERIFY(reasons("{'name':'a','type':'text','min':3}", "{'a':'x'}", Step::Authenticate).isEmpty());
        QVERIFY(!reasons("{'name':'a','type':'text','min':3,'required_on_authentication':true}",
            "{'a':'x'}",
            Step::Authenticate)
                     .isEmpty());
        QVERIFY(reasons("{'name':'a','type':'captcha','required':true}", "{}", Step::Census).isEmpty());
    }

    void pipesRewriteValues()
    {
        const FieldChecker checker({ field(
            "{'name':'dni','type':'text','register-pipeline':[['CanonizeDni',{}],['DniChecker',{}]]}") });
        QJsonObject values{ { utf8("dni"), utf8("11111111h") } };
        QVERIFY(checker.values(values, Step::Register).isEmpty());
        QCOMPARE(values.value(utf8("dni")).toString(), utf8("11111111H"));
        values.insert(utf8("dni"), utf8("11111112h"));
        QCOMPARE(checker.values(values, Step::Register).size(), 1);
    }

    //! Weakness W16: `(a+)+$` takes a back-tracking engine for ever.
    void noPatternStallsTheServer()
    {
        const FieldChecker checker({ field("{'name':'a','type':'text','regex':'(a+)+$'}") });
        QJsonObject values{ { utf8("a"), QString(500, u'a') + u'!' } };
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(checker.values(values, Step::Register).size(), 1);
        QVERIFY2(timer.elapsed() < 2000, "matching must be linear");
    }
};

QTEST_GUILESS_MAIN(ExtraFieldTest)
#include "tst_extra_field.moc"
