// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/theme.h"
#include "admin-gui/windows/main_window.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

// What the main window is made of; main_window.cpp is what it does.
namespace symbolon::gui {

void MainWindow::buildFrame()
{
    auto *work = new QWidget(this);
    auto *row = new QHBoxLayout(work);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addWidget(buildMiddle(), 1);
    m_root = new QStackedWidget(this);
    m_root->addWidget(m_signIn);
    m_root->addWidget(work);
    setCentralWidget(m_root);
}

QWidget *MainWindow::buildSide()
{
    auto *side = new QWidget(this);
    side->setObjectName(QStringLiteral("side"));
    side->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_navigation = new QListWidget(side);
    m_navigation->setObjectName(QStringLiteral("navigation"));
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setIconSize(QSize(theme::iconSize, theme::iconSize));
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setFixedWidth(std::max(50 * theme::unit, fontMetrics().averageCharWidth() * 26));
    connect(m_navigation, &QListWidget::currentRowChanged, this, &MainWindow::openPage);
    m_account = new QToolButton(side);
    m_account->setObjectName(QStringLiteral("accountButton"));
    m_account->setFocusPolicy(Qt::StrongFocus);
    m_account->setPopupMode(QToolButton::InstantPopup);
    m_account->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_account->setIcon(icon("patients"));
    m_account->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(theme::gap, theme::gap, theme::gap, theme::gap);
    foot->addWidget(m_account);
    column->addWidget(m_navigation, 1);
    column->addLayout(foot);
    return side;
}

QWidget *MainWindow::buildMiddle()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_offlineBanner = new QFrame(middle);
    m_offlineBanner->setObjectName(QStringLiteral("offlineBanner"));
    m_offlineBanner->setProperty("kind", QStringLiteral("warning"));
    auto *banner = new QHBoxLayout(m_offlineBanner);
    auto *sign = new QLabel(m_offlineBanner);
    sign->setPixmap(iconPixmap("offline", theme::iconSize, theme::colours().warning, devicePixelRatioF()));
    m_offline = new QLabel(m_offlineBanner);
    m_offline->setObjectName(QStringLiteral("offlineText"));
    m_offline->setTextFormat(Qt::PlainText);
    m_offline->setWordWrap(true);
    banner->addWidget(sign);
    banner->addWidget(m_offline, 1);
    m_offlineBanner->hide();
    m_messages = new MessageBar(middle);
    m_pages = new QStackedWidget(middle);
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(theme::margin, theme::gap, theme::margin, 0);
    bars->setSpacing(theme::gap);
    bars->addWidget(m_offlineBanner);
    bars->addWidget(m_messages);
    column->addLayout(bars);
    column->addWidget(m_pages, 1);
    return middle;
}

QAction *MainWindow::addGlobalAction(
    const char *objectName, const QString &text, const QKeySequence &shortcut, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (m_session.state() == Session::State::SignedIn)
            run();
    });
    addAction(action);
    m_globalActions.append(action);
    return action;
}

void MainWindow::buildActions()
{
    addGlobalAction("activateAction",
        tr("Activate a patient's phone"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        [this] { go(QStringLiteral("activate")); });
    addGlobalAction("paletteAction", tr("Command palette"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        showPalette();
    });
    addGlobalAction("backAction", tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBack(); });
    addGlobalAction("keysAction", tr("Keys of this page"), QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    addGlobalAction("escapeAction", tr("Close or clear"), QKeySequence(Qt::Key_Escape), [this] { escape(); });
    addGlobalAction("lockAction", tr("Lock"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        lock();
    })->setIcon(icon("lock"));
    addGlobalAction("signOutAction", tr("Sign out"), {}, [this] {
        m_session.signOut();
    })->setIcon(icon("sign-out"));
    addGlobalAction("quitAction", tr("Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::buildMenu()
{
    auto *menu = new QMenu(m_account);
    menu->setObjectName(QStringLiteral("accountMenu"));
    for (const char *name : { "lockAction", "signOutAction" })
        menu->addAction(findChild<QAction *>(QLatin1String(name)));
    menu->addSeparator();
    QMenu *look = menu->addMenu(tr("Appearance"));
    auto *group = new QActionGroup(look);
    const std::pair<QString, QString> looks[] = { { QStringLiteral("system"), tr("Like the desktop") },
        { QStringLiteral("light"), tr("Light") },
        { QStringLiteral("dark"), tr("Dark") } };
    for (const auto &[value, text] : looks) {
        QAction *action = look->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_settings.get(setting::appearance) == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, value = value] {
            m_settings.set(setting::appearance, value);
        });
    }
    m_account->setMenu(menu);
}

} // namespace symbolon::gui
