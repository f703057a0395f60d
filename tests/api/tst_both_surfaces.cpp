// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/in_process/desk.h"

#include <QTest>

using namespace symbolon;
using test::Desk;
using test::TestServer;

namespace {

TestServer::Reply issueNatively(const Desk &desk)
{
    return desk.post("/v1/patients/p-1/activations",
        { { QStringLiteral("purpose"), QStringLiteral("in_room") },
            { QStringLiteral("second_identifier"), QStringLiteral("id") } });
}

int redeem(TestServer &server, const QString &code, const QString &pin)
{
    return server
        .call("POST", "/dhos/v1/activation/" + code.toLatin1(), {}, R"({"otp":")" + pin.toLatin1() + R"("})")
        .status;
}

QByteArray path(const TestServer::Reply &issued)
{
    return "/v1/activations/" + issued.text("activation_id").toLatin1();
}

} // namespace

//! What the old service's paths and the desk do to each other's activations.
class BothSurfacesTest : public QObject {
    Q_OBJECT

private slots:

    void aCodeForTheRoomStaysShort_data() { test::addEngineRows(); }

    //! The ten minutes are what makes nine characters enough; the old paths give days, and a longer code.
    void aCodeForTheRoomStaysShort()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto native = issueNatively(desk);
        QCOMPARE(native.status, 201);
        const auto old = desk.post("/dhos/v1/patient/p-1/activation");
        QCOMPARE(old.status, 200);
        QCOMPARE(old.text("activation_code").size(), 30);
        QCOMPARE(desk.get(path(native)).text("state"), QStringLiteral("cancelled"));
        QCOMPARE(redeem(server, native.text("code"), old.text("otp")), 404);
        // A code of the old paths stays when it is issued again.
        const auto again = desk.post("/dhos/v1/patient/p-1/activation");
        QCOMPARE(again.text("activation_code"), old.text("activation_code"));
        QCOMPARE(redeem(server, again.text("activation_code"), again.text("otp")), 200);
    }

    void viewsSeeCodesEnd_data() { test::addEngineRows(); }

    void viewsSeeCodesEnd()
    {
        QFETCH(store::Engine, engine);
        TestServer server(engine);
        const Desk desk(server);
        const auto topics = [&] {
            QList<QByteArray> names;
            for (const auto &[topic, data] : server.published)
                names.append(topic);
            server.published.clear();
            return names;
        };
        const auto revoked = issueNatively(desk);
        (void)topics();
        QCOMPARE(desk.post("/v1/patients/p-1/revocation",
                         { { QStringLiteral("reason"), QStringLiteral("phone lost") } })
                     .status,
            204);
        QVERIFY(topics().contains("activation/" + revoked.text("activation_id").toLatin1()));

        const auto used = issueNatively(desk);
        (void)topics();
        QCOMPARE(redeem(server, used.text("code"), used.text("pin")), 200);
        const auto told = topics();
        QVERIFY(told.contains("activation/" + used.text("activation_id").toLatin1()));
        QVERIFY(told.contains("patients"));
    }
};

QTEST_GUILESS_MAIN(BothSurfacesTest)
#include "tst_both_surfaces.moc"
