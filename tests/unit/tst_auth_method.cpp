// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/json/parse.h"
#include "shared/model/auth_method.h"
#include "shared/model/pipes.h"

#include <QJsonArray>
#include <QTest>

using namespace symbolon;
using namespace symbolon::model;

//! Auth-events contract, sections 9.0 and 11.1. JSON is written with ' for ".
class AuthMethodTest : public QObject {
    Q_OBJECT

    static QString utf8(const char *text) { return QString::fromUtf8(text); }

    static QJsonObject json(const QByteArray &text)
    {
        return json::parse(QByteArray(text).replace('\'', '"'))->toObject();
    }

    static constexpr const char *vote = "{'mode':'vote','mode-config':null}";

    static QJsonObject mail(const QByteArray &action)
    {
        return json(
            "{'msg':'__CODE__','subject':'s','registration-action':{'mode':'vote','mode-config':null},"
            "'authentication-action':"
            + action + "}");
    }

private slots:

    void defaultsAreUsable()
    {
        for (const auto &method : authMethods()) {
            QCOMPARE(configComplaint(method, method.defaultConfig), Complaint());
            QCOMPARE(methodPipelineComplaint(method.defaultPipelines), QString());
        }
        QVERIFY(!authMethod(utf8("nothing")));
    }

    void judgesActions_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const char *action, const char *key) {
            QTest::newRow(name) << QByteArray(action) << utf8(key);
        };
        row("vote", vote, "");
        row("go to", "{'mode':'go-to-url','mode-config':{'url':'https://a.com'}}", "");
        row("vote with a url",
            "{'mode':'vote','mode-config':{'url':'https://a.com'}}",
            "invalid-check-lambda");
        row("unknown mode", "{'mode':'x','mode-config':null}", "invalid-check-lambda");
        row("more keys", "{'mode':'vote','mode-config':null,'x':1}", "dict-keys-not-exact");
        row("plain http",
            "{'mode':'go-to-url','mode-config':{'url':'http://a.com'}}",
            "invalid-check-lambda");
        row("no url", "{'mode':'go-to-url','mode-config':{}}", "dict-keys-not-exact");
        row("no object", "1", "invalid-check");
    }

    void judgesActions()
    {
        QFETCH(QByteArray, action);
        QFETCH(QString, key);
        const auto complaint = configComplaint(*authMethod(utf8("email")), mail(action));
        QCOMPARE(complaint.has_value(), !key.isEmpty());
        if (complaint)
            QCOMPARE(json(complaint->toUtf8()).value(utf8("key")).toString(), key);
    }

    void judgesTexts()
    {
        auto config = mail(vote);
        const auto &method = *authMethod(utf8("email"));
        config.insert(utf8("msg"), QString(5001, u'x'));
        QVERIFY(configComplaint(method, config)->contains(utf8("invalid-data-length")));
        config.insert(utf8("msg"), 1);
        QVERIFY(configComplaint(method, config)->contains(utf8("invalid-check")));
        config.remove(utf8("msg"));
        QVERIFY(configComplaint(method, config)->contains(utf8("dict-keys-not-exact")));
        QVERIFY(configComplaint(method, QJsonArray()).has_value());
    }

    //! Weakness C3: what one organiser sets never becomes another's default.
    void mergingLeavesTheDefaultsAlone()
    {
        const auto &method = *authMethod(utf8("email"));
        const QJsonObject before = method.defaultConfig;
        const auto merged = mergedConfig(method.defaultConfig, { { utf8("msg"), utf8("mine") } });
        QCOMPARE(merged.value(utf8("msg")).toString(), utf8("mine"));
        QCOMPARE(merged.value(utf8("subject")), before.value(utf8("subject")));
        QCOMPARE(authMethod(utf8("email"))->defaultConfig, before);
    }

    void redirects()
    {
        QCOMPARE(redirectOf(mail("{'mode':'go-to-url','mode-config':{'url':'https://a.com'}}")),
            utf8("https://a.com"));
        QCOMPARE(redirectOf(mail(vote)), QString());
        QCOMPARE(redirectOf(json("{'authentication-action':{'mode':''}}")), QString());
        QCOMPARE(redirectOf({}), QString());
    }

    void judgesPipelines_data()
    {
        QTest::addColumn<QByteArray>("pipeline");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char *name, const char *pipeline, bool isGood) {
            QTest::newRow(name) << QByteArray(pipeline) << isGood;
        };
        row("empty", "{}", true);
        row("list", "{'register-pipeline':[['check_blacklisted',{'field':'ip'}]]}", true);
        row("limit", "{'register-pipeline':[['check_total_max',{'field':'tlf','max':3,'period':60}]]}", true);
        row("limit without max", "{'register-pipeline':[['check_total_max',{'field':'tlf'}]]}", false);
        row("limit that is no number",
            "{'register-pipeline':[['check_total_max',{'field':'ip','max':'3'}]]}",
            false);
        row("unknown field", "{'register-pipeline':[['check_blacklisted',{'field':'x'}]]}", false);
        row("unknown pipe", "{'register-pipeline':[['os.system',{}]]}", false);
        row("unknown pipeline", "{'boo':[]}", false);
        row("no pair", "{'register-pipeline':['check_blacklisted']}", false);
        row("grants",
            "{'give_perms':[{'object_type':'AuthEvent','perms':['vote'],'object_id':'AuthEventId'}]}",
            true);
        row("grant without perms", "{'give_perms':[{'object_type':'AuthEvent','perms':[]}]}", false);
    }

    void judgesPipelines()
    {
        QFETCH(QByteArray, pipeline);
        QFETCH(bool, isGood);
        QCOMPARE(methodPipelineComplaint(json(pipeline)).isEmpty(), isGood);
    }
};

QTEST_GUILESS_MAIN(AuthMethodTest)
#include "tst_auth_method.moc"
