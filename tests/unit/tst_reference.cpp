// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/routes.h"
#include "server/request/reference.h"

#include <QFile>
#include <QTest>

using namespace symbolon;

//! The page for people says what the routes do.
class ReferenceTest : public QObject {
    Q_OBJECT

private slots:

    void theStoredPageIsCurrent()
    {
        QFile file(qEnvironmentVariable("SYMBOLON_SOURCE_DIR") + QStringLiteral("/docs/api.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(
            QString::fromUtf8(file.readAll()) == page(), "run: symbolond openapi --markdown docs/api.md");
    }

    void everyRouteHasItsEntry()
    {
        const auto routes = handlers::routes();
        const QString text = http::apiReference(routes);
        QVERIFY(routes.size() > 40);
        for (const auto &route : routes) {
            const QString heading = QStringLiteral("\n### %1 %2\n\n")
                                        .arg(QString::fromLatin1(api::methodName(route->info().method)),
                                            QLatin1String(route->info().path));
            QCOMPARE(text.count(heading), 1);
        }
    }

    void anEntryTellsFieldsAndRules_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *heading, const char *line) {
            QTest::newRow(line) << QString::fromLatin1(heading) << QString::fromLatin1(line);
        };
        row("### POST /v1/devices", "Register a tablet. Permission: write:send_device.");
        row("### POST /v1/devices", "| `description` | body | text | yes | 1 to 200 long |");
        row("### POST /v1/devices", "Answers 201 with an object:");
        row("### POST /v1/devices", "| `state` | text | `active`, `inactive` |");
        row("### PATCH /v1/devices/{device_id}", "| `device_id` | path | text | yes | at least 1 long |");
        row("### GET /v1/devices", "| `limit` | query | integer |  | 1 to 200 |");
        row("### GET /v1/devices", "| `items[].last_seen` | date-time |  |");
        row("### PATCH /v1/clinicians/{clinician_id}", "| `contract_end` | body | date or null |  |  |");
        row("### DELETE /v1/device-activations/{activation_id}", "Answers 204.");
    }

    void anEntryTellsFieldsAndRules()
    {
        QFETCH(QString, heading);
        QFETCH(QString, line);
        const QString text = page();
        const auto start = text.indexOf(QLatin1Char('\n') + heading + QLatin1Char('\n'));
        QVERIFY(start >= 0);
        const QString entry = text.sliced(start, text.indexOf(u"\n### ", start + 1) - start);
        QVERIFY2(entry.contains(QLatin1Char('\n') + line + QLatin1Char('\n')), qPrintable(entry));
    }

private:
    static QString page() { return http::apiReference(handlers::routes()); }
};

QTEST_APPLESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
