// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/windows/main_window.h"
#include "tests/gui/fake_transport.h"

#include <QTemporaryDir>

namespace symbolon::test {

//! Keeps what it was given to print.
class RecordingPrinter final : public gui::SlipPrinter {
public:
    [[nodiscard]] Result<QString> print(const QList<gui::Slip> &slips, gui::SlipFormat format) override
    {
        if (isAbsent)
            return fail(Code::Unavailable);
        printed.append(slips);
        lastFormat = format;
        return QStringLiteral("Reception");
    }

    QList<gui::Slip> printed;
    gui::SlipFormat lastFormat = gui::SlipFormat::A4;
    bool isAbsent = false;
};

//! 2026-11-25T14:20:00Z, when every GUI test begins.
inline constexpr Instant testTime{ std::chrono::seconds(1'795'616'400) };

//! The real main window over a FakeTransport on which `amal` can sign in with `correct horse`.
class WindowFixture {
public:
    WindowFixture();

    //! Shows the window and signs in; afterwards the first page is in front.
    void signIn();

    //! Finds a widget or action by object name; fails the test when it is not there.
    template <typename T>
    T *find(const char *name)
    {
        for (QObject *root : roots()) {
            if (auto *found = root->findChild<T *>(QLatin1String(name)))
                return found;
        }
        qFatal("%s was not found", name);
    }

    //! Is there a visible widget of that name?
    [[nodiscard]] bool isShown(const char *name) const;

    QTemporaryDir directory;
    FakeTransport transport;
    gui::Settings settings;
    FixedClock clock{ testTime };
    gui::MemoryKeyring keyring;
    gui::Client client;
    gui::Session session;
    RecordingPrinter printer;
    gui::MainWindow window;

    [[nodiscard]] static api::SessionReply sessionReply();
    [[nodiscard]] static api::ReadDiscovery::Response discovery();

private:
    [[nodiscard]] QObjectList roots() const;
};

} // namespace symbolon::test
