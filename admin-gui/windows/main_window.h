// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/pages/table.h"
#include "admin-gui/windows/idle_watcher.h"
#include "admin-gui/windows/sign_in_view.h"

#include <QMainWindow>
#include <QPointer>

class QDialog;
class QLabel;
class QListWidget;
class QStackedWidget;
class QToolButton;

namespace symbolon::gui {

//! The window: navigation, message bar, offline banner, pages, and the cover over all of it while nobody is
//! signed in.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Client &client,
        Session &session,
        Settings &settings,
        const Clock &clock,
        SlipPrinter &printer,
        ServerDoor door);
    ~MainWindow() override;

    [[nodiscard]] SignInView &signInView() const { return *m_signIn; }

    [[nodiscard]] IdleWatcher &idleWatcher() { return m_idle; }

    //! Asks `server` who it is, continues the session that the keyring kept for it, if any, and goes to
    //! `page`.
    void start(const QString &server, const QString &page = {});
    //! The page in front; null while nobody has signed in.
    [[nodiscard]] Page *currentPage() const;
    //! Brings the page `id` of the table to the front and tells it what to show.
    void go(const QString &id, const QString &subject = {});

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Shown {
        const PageEntry *entry;
        Page *page; //!< made when first visited
    };

    void buildFrame();
    QWidget *buildSide();
    QWidget *buildMiddle();
    void buildActions();
    QAction *addGlobalAction(
        const char *objectName, const QString &text, const QKeySequence &shortcut, std::function<void()> run);
    void buildMenu();
    [[nodiscard]] bool offers(const QString &id) const;
    void enterSession();
    void rebuildPages();
    void clearPages();
    void openPage(int row);
    void goBack();
    void sessionChanged(Session::State state);
    void coverWith(const QString &why);
    void uncover();
    void lock();
    void showOffline(bool isOnline);
    void showPalette();
    void showKeys();
    void escape();
    [[nodiscard]] QList<QAction *> allActions() const;

    Client &m_client;
    Session &m_session;
    Settings &m_settings;
    const Clock &m_clock;
    SlipPrinter &m_printer;
    IdleWatcher m_idle;

    QStackedWidget *m_root = nullptr;
    SignInView *m_signIn = nullptr;
    QListWidget *m_navigation = nullptr;
    QToolButton *m_account = nullptr;
    QLabel *m_offline = nullptr;
    QFrame *m_offlineBanner = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_pages = nullptr;
    QList<Shown> m_shown;
    QList<QAction *> m_globalActions;
    QList<QPointer<QDialog>> m_coveredDialogs;
    QPointer<QWidget> m_coveredFocus;
    QString m_coveredUser;
    QList<int> m_history;
    QString m_firstPage;
};

} // namespace symbolon::gui
