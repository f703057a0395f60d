// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/terminal.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace symbolon::app {

namespace {

    void write(std::FILE *stream, const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
        std::fflush(stream);
    }

    //! Switches the terminal's echo off for as long as it lives.
    class WithoutEcho {
    public:
        WithoutEcho()
        {
#ifdef Q_OS_UNIX
            m_isTerminal = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_before) == 0;
            if (m_isTerminal) {
                termios now = m_before;
                now.c_lflag &= ~tcflag_t(ECHO);
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
            }
#endif
        }

        ~WithoutEcho()
        {
#ifdef Q_OS_UNIX
            if (m_isTerminal)
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
#endif
        }

        Q_DISABLE_COPY_MOVE(WithoutEcho)

        [[nodiscard]] bool isTerminal() const
        {
            return m_isTerminal;
        }

    private:
        bool m_isTerminal = false;
#ifdef Q_OS_UNIX
        termios m_before{};
#endif
    };

    Result<Secret> askSecret(const QString &prompt)
    {
        const WithoutEcho quiet;
        if (quiet.isTerminal())
            write(stderr, prompt + QStringLiteral(": "));
        QByteArray line(4096, '\0');
        const bool isRead = std::fgets(line.data(), int(line.size()), stdin) != nullptr;
        if (quiet.isTerminal())
            write(stderr, QStringLiteral("\n"));
        if (isRead)
            line.truncate(qsizetype(std::strlen(line.constData())));
        const bool isWhole = isRead && line.size() < 4095;
        while (isRead && (line.endsWith('\n') || line.endsWith('\r')))
            line.chop(1);
        if (!isWhole || line.isEmpty())
            return fail(Code::Invalid, QStringLiteral("%1: nothing was entered").arg(prompt));
        return Secret(std::move(line));
    }

} // namespace

Terminal processTerminal()
{
    return { [](const QString &text) { write(stdout, text); },
        [](const QString &text) { write(stderr, text + u'\n'); },
        askSecret };
}

} // namespace symbolon::app
