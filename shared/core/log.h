// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QLoggingCategory>
#include <QString>

#include <utility>

namespace symbolon {

//! One thing worth telling the operator of the server. `fields` carry values, `message` is a fixed English
//! sentence, so text from outside is never a format string. Never give it a secret.
struct LogEntry {
    enum class Level { Debug, Info, Warning, Error };
    Level level = Level::Info;
    const char *area = "symbolon";
    QString message = {};
    QList<std::pair<QString, QString>> fields = {};
};

//! How entries look on standard error.
enum class LogFormat { Json, Plain, Colour };

//! Sets level and form for the whole process and routes Qt's own messages through it. Call once at start.
void startLogging(LogEntry::Level least, LogFormat format);
//! Whether an entry of that level is written, for callers that would make many.
[[nodiscard]] bool isLogged(LogEntry::Level level);
//! Writes one line; safe from every thread. Control characters, ANSI escapes and bidirectional marks in
//! values are escaped and values longer than 2,000 characters cut (OWASP ASVS 16.4.1).
void log(const LogEntry &entry);
//! The line that log() would write, for tests.
[[nodiscard]] QByteArray formatLogLine(const LogEntry &entry, LogFormat format, const QString &timestamp);

inline void logInfo(const char *area, QString message, QList<std::pair<QString, QString>> fields = {})
{
    log({ LogEntry::Level::Info, area, std::move(message), std::move(fields) });
}

inline void logWarning(const char *area, QString message, QList<std::pair<QString, QString>> fields = {})
{
    log({ LogEntry::Level::Warning, area, std::move(message), std::move(fields) });
}

inline void logError(const char *area, QString message, QList<std::pair<QString, QString>> fields = {})
{
    log({ LogEntry::Level::Error, area, std::move(message), std::move(fields) });
}

} // namespace symbolon
