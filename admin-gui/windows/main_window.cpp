// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/windows/main_window.h"

#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"
#include "admin-gui/windows/command_palette.h"
#include "admin-gui/windows/keys_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QToolButton>

namespace symbolon::gui {

namespace {

    constexpr int pagesWithDigit = 9;
    constexpr int longestIdle = 15;

    std::chrono::minutes idleLimit(const Settings &settings)
    {
        return std::chrono::minutes(std::clamp(settings.get(setting::idleMinutes), 1, longestIdle));
    }

} // namespace

MainWindow::MainWindow(Client &client,
    Session &session,
    Settings &settings,
    const Clock &clock,
    SlipPrinter &printer,
    ServerDoor door)
    : m_client(client)
    , m_session(session)
    , m_settings(settings)
    , m_clock(clock)
    , m_printer(printer)
    , m_idle(clock, idleLimit(settings))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Symbolon"));
    m_signIn = new SignInView(client, session, settings, std::move(door), this);
    buildFrame();
    buildActions();
    buildMenu();
    connect(m_signIn, &SignInView::done, this, &MainWindow::enterSession);
    connect(m_signIn, &SignInView::abandoned, this, &MainWindow::clearPages);
    connect(&m_session, &Session::stateChanged, this, &MainWindow::sessionChanged);
    connect(&m_session, &Session::keyringMissing, this, [this] {
        m_messages->say(Message::Kind::Info,
            tr("This desktop has no keyring, so your session is not remembered: you sign in again when you "
               "next start "
               "the app."));
    });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (Page *page = currentPage(); page && state != Qt::ApplicationActive)
            page->conceal();
    });
    connect(&m_client, &Client::onlineChanged, this, &MainWindow::showOffline);
    connect(&m_idle, &IdleWatcher::idle, this, &MainWindow::lock);
    connect(&m_settings, &Settings::changed, this, [this] { m_idle.setLimit(idleLimit(m_settings)); });
    resize(1100, 720);
    restoreGeometry(m_settings.get(setting::geometry));
    m_root->setCurrentWidget(m_signIn);
}

MainWindow::~MainWindow() = default;

void MainWindow::start(const QString &server, const QString &page)
{
    m_firstPage = page;
    if (server.isEmpty())
        return;
    m_signIn->connectTo(server);
    m_session.resume([this](const Result<void> &resumed) {
        if (resumed)
            enterSession();
    });
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_pages->currentWidget());
}

void MainWindow::go(const QString &id, const QString &subject)
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (QLatin1String(m_shown.at(row).entry->id) != id)
            continue;
        m_navigation->setCurrentRow(row);
        currentPage()->enter();
        if (!subject.isEmpty())
            currentPage()->show(subject);
        return;
    }
}

bool MainWindow::offers(const QString &id) const
{
    return std::any_of(m_shown.cbegin(), m_shown.cend(), [&id](const Shown &shown) {
        return QLatin1String(shown.entry->id) == id;
    });
}

void MainWindow::enterSession()
{
    if (m_session.username() != m_coveredUser || m_shown.isEmpty())
        rebuildPages();
    m_coveredUser = m_session.username();
    m_account->setText(m_session.displayName());
    m_account->setAccessibleName(tr("Account: %1").arg(m_session.displayName()));
    // A tool tip takes what looks like HTML for HTML; somebody else wrote the name.
    m_account->setToolTip(QStringLiteral("<qt>%1</qt>").arg(m_account->accessibleName().toHtmlEscaped()));
    uncover();
    m_idle.start();
    if (!m_firstPage.isEmpty())
        go(std::exchange(m_firstPage, {}));
}

void MainWindow::rebuildPages()
{
    clearPages();
    for (const PageEntry &entry : pageTable()) {
        if (!m_client.mayUse(entry.permission))
            continue;
        m_shown.append({ &entry, nullptr });
        const QString title = pageTitle(entry);
        auto *item = new QListWidgetItem(icon(entry.icon), title, m_navigation);
        const int digit = int(m_shown.size());
        item->setToolTip(
            digit <= pagesWithDigit ? QStringLiteral("%1 (Ctrl+%2)").arg(title).arg(digit) : title);
    }
    for (int digit = 1; digit <= std::min(pagesWithDigit, int(m_shown.size())); ++digit) {
        auto *action = new QAction(pageTitle(*m_shown.at(digit - 1).entry), m_navigation);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + digit)));
        action->setObjectName(QStringLiteral("pageAction%1").arg(digit));
        connect(action, &QAction::triggered, this, [this, digit] { m_navigation->setCurrentRow(digit - 1); });
        m_navigation->addAction(action);
    }
    if (m_shown.isEmpty())
        m_messages->say(Message::Kind::Warning,
            tr("Your account may not use any page of this app. Ask an administrator for a role."));
    m_navigation->setCurrentRow(0);
}

void MainWindow::clearPages()
{
    const QSignalBlocker quiet(m_navigation);
    m_navigation->clear();
    const QList<QAction *> actions = m_navigation->actions();
    qDeleteAll(actions);
    for (const Shown &each : std::as_const(m_shown))
        delete each.page;
    for (const QPointer<QDialog> &dialog : std::exchange(m_coveredDialogs, {}))
        delete dialog;
    m_shown.clear();
    m_history.clear();
    m_coveredUser.clear();
    m_messages->clear();
}

void MainWindow::openPage(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    Shown &shown = m_shown[row];
    if (!shown.page) {
        const Desk desk{ m_client,
            m_session,
            m_settings,
            m_clock,
            *m_messages,
            m_printer,
            [this](const QString &id, const QString &subject) { go(id, subject); },
            [this](const QString &id) { return offers(id); } };
        shown.page = shown.entry->make(desk, m_pages);
        m_pages->addWidget(shown.page);
    }
    if (Page *left = currentPage(); left && left != shown.page)
        left->conceal();
    if (m_history.isEmpty() || m_history.last() != row)
        m_history.append(row);
    m_pages->setCurrentWidget(shown.page);
    shown.page->enter();
}

void MainWindow::goBack()
{
    if (m_history.size() < 2)
        return;
    m_history.removeLast();
    m_navigation->setCurrentRow(m_history.last());
}

void MainWindow::sessionChanged(Session::State state)
{
    switch (state) {
    case Session::State::SignedIn:
        return;
    case Session::State::SignedOut:
        m_idle.stop();
        clearPages();
        m_root->setCurrentWidget(m_signIn);
        m_signIn->show();
        return;
    case Session::State::Expired:
        coverWith(tr("Your session has ended. Sign in again; everything you typed is kept."));
        return;
    case Session::State::Locked:
        coverWith(tr("The window is locked. Type your password to go on where you were."));
        return;
    }
}

void MainWindow::coverWith(const QString &why)
{
    m_idle.stop();
    m_coveredFocus = QApplication::focusWidget();
    if (Page *page = currentPage())
        page->conceal();
    const QList<QDialog *> dialogs = findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (!dialog->isVisible())
            continue;
        if (qobject_cast<CommandPalette *>(dialog)) {
            dialog->reject();
            continue;
        }
        m_coveredDialogs.append(dialog);
        dialog->hide();
    }
    m_root->setCurrentWidget(m_signIn);
    m_signIn->cover(why);
}

void MainWindow::uncover()
{
    m_root->setCurrentIndex(1);
    for (const QPointer<QDialog> &dialog : std::exchange(m_coveredDialogs, {})) {
        if (dialog)
            dialog->open();
    }
    if (m_coveredFocus)
        m_coveredFocus->setFocus();
    else if (Page *page = currentPage())
        page->enter();
}

void MainWindow::lock()
{
    // The clipboard goes first: whoever comes next must not paste a code.
    QApplication::clipboard()->clear();
    m_session.lock();
}

void MainWindow::showOffline(bool isOnline)
{
    m_offline->setText(tr("Offline since %1. What you see is from then; the app tries again by itself.")
                           .arg(labels::clockTime(m_clock.now(), m_clock.now())));
    m_offlineBanner->setVisible(!isOnline);
    m_pages->setProperty("stale", !isOnline);
}

QList<QAction *> MainWindow::allActions() const
{
    QList<QAction *> actions = m_globalActions;
    if (Page *page = currentPage())
        actions = page->actions() + actions;
    return actions;
}

void MainWindow::showPalette()
{
    QList<Command> commands;
    for (QAction *action : allActions()) {
        if (action->isEnabled())
            commands.append({ action->text(),
                action->shortcut().toString(QKeySequence::NativeText),
                action->icon(),
                [action] { action->trigger(); } });
    }
    for (int row = 0; row < m_shown.size(); ++row) {
        const PageEntry &entry = *m_shown.at(row).entry;
        commands.append({ tr("Go to %1").arg(pageTitle(entry)),
            row < pagesWithDigit ? QStringLiteral("Ctrl+%1").arg(row + 1) : QString(),
            icon(entry.icon),
            [this, row] { m_navigation->setCurrentRow(row); } });
    }
    auto *palette = new CommandPalette(
        m_client, commands, [this](const QString &id) { go(QStringLiteral("patients"), id); }, this);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 16 * theme::unit)));
    palette->open();
}

void MainWindow::showKeys()
{
    auto *keys = new KeysDialog(allActions(), this);
    keys->open();
}

void MainWindow::escape()
{
    Page *page = currentPage();
    if (!page || !page->escape())
        m_messages->clear();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(setting::geometry, saveGeometry());
    event->accept();
}

} // namespace symbolon::gui
