// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/window_fixture.h"

#include "admin-gui/widgets/theme.h"

#include "shared/model/roles.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace symbolon::test {

WindowFixture::WindowFixture()
    : settings(directory.filePath(QStringLiteral("settings.ini")))
    , client(transport)
    , session(client, keyring, clock)
    , window(client, session, settings, clock, printer, {})
{
    gui::theme::apply(*qApp, gui::theme::Appearance::Light);
    transport.reply<api::ReadDiscovery>(discovery());
    transport.reply<api::RenewSession>(sessionReply());
    transport.reply<api::CloseSession>({});
    transport.on<api::OpenSession>(
        [](const QJsonObject &, const QJsonObject &, const QJsonObject &body) -> Result<api::SessionReply> {
            if (body.value(u"password").toString() != u"correct horse")
                return fail(Code::Unauthenticated);
            return sessionReply();
        });
}

void WindowFixture::signIn()
{
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    find<QLineEdit>("userEdit")->setText(QStringLiteral("amal"));
    find<QLineEdit>("passwordEdit")->setText(QStringLiteral("correct horse"));
    QTest::keyClick(find<QLineEdit>("passwordEdit"), Qt::Key_Return);
    QTRY_COMPARE(session.state(), gui::Session::State::SignedIn);
    QTRY_VERIFY(window.currentPage());
}

bool WindowFixture::isShown(const char *name) const
{
    for (const QObject *root : roots()) {
        const QList<QWidget *> found = root->findChildren<QWidget *>(QLatin1String(name));
        for (const QWidget *widget : found) {
            if (widget->isVisible())
                return true;
        }
    }
    return false;
}

api::SessionReply WindowFixture::sessionReply()
{
    api::SessionReply reply;
    reply.sessionToken = Secret("khmac:///session");
    reply.accessToken = Secret("access.jwt.one");
    reply.accessExpiresAt = testTime + std::chrono::minutes(15);
    reply.sessionExpiresAt = testTime + std::chrono::hours(12);
    reply.username = QStringLiteral("amal");
    reply.displayName = QStringLiteral("Dr Amal Khan");
    for (const model::Grant &grant : model::allScopes())
        reply.scopes.append(QString::fromUtf16(grant.permission.data(), qsizetype(grant.permission.size())));
    return reply;
}

api::ReadDiscovery::Response WindowFixture::discovery()
{
    api::ReadDiscovery::Response reply;
    reply.siteName = QStringLiteral("St Example Hospital");
    reply.sitePrefix = QStringLiteral("STX");
    reply.baseUrl = QStringLiteral("https://symbolon.example.org");
    reply.serverVersion = QStringLiteral("0.1.0");
    reply.serverTime = testTime;
    return reply;
}

QObjectList WindowFixture::roots() const
{
    QObjectList roots{ const_cast<gui::MainWindow *>(&window) };
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (top != &window)
            roots.append(top);
    }
    return roots;
}

} // namespace symbolon::test
