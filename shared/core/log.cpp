// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/log.h"

#include "shared/core/clock.h"

#include <QMutex>

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace symbolon {

namespace {

    constexpr qsizetype longestValue = 2000;
    std::atomic<int> leastLevel = static_cast<int>(LogEntry::Level::Info);
    std::atomic<int> chosenFormat = static_cast<int>(LogFormat::Plain);

    bool mustEscape(QChar c)
    {
        const auto u = c.unicode();
        return u < 0x20 || (u >= 0x7f && u < 0xa0) || (u >= 0x200e && u <= 0x200f)
            || (u >= 0x2028 && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    }

    bool isPlain(QChar c)
    {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    }

    QString clean(const QString &value)
    {
        if (value.size() <= longestValue && std::all_of(value.begin(), value.end(), isPlain))
            return value;
        QString text;
        for (const QChar c : value) {
            if (text.size() > longestValue) {
                text += u'…';
                break;
            }
            if (mustEscape(c))
                text += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                text += c;
        }
        return text;
    }

    const char *levelName(LogEntry::Level level)
    {
        switch (level) {
        case LogEntry::Level::Debug:
            return "debug";
        case LogEntry::Level::Info:
            return "info";
        case LogEntry::Level::Warning:
            return "warning";
        case LogEntry::Level::Error:
            return "error";
        }
        return "error";
    }

    const char *levelColour(LogEntry::Level level)
    {
        switch (level) {
        case LogEntry::Level::Debug:
            return "\033[2m";
        case LogEntry::Level::Info:
            return "\033[32m";
        case LogEntry::Level::Warning:
            return "\033[33m";
        case LogEntry::Level::Error:
            return "\033[31m";
        }
        return "";
    }

    //! A JSON string; what could not stand in one was escaped by clean().
    void appendQuoted(QByteArray &line, const QString &cleaned)
    {
        QByteArray text = cleaned.toUtf8();
        if (text.contains('\\'))
            text.replace("\\", "\\\\");
        if (text.contains('"'))
            text.replace("\"", "\\\"");
        line += '"';
        line += text;
        line += '"';
    }

    void appendMember(QByteArray &line, const QString &name, const QString &value)
    {
        line += line.isEmpty() ? '{' : ',';
        appendQuoted(line, clean(name));
        line += ':';
        appendQuoted(line, clean(value));
    }

    //! Written by hand, because every request has such a line: a QJsonObject costs a fifth of a short
    //! request.
    QByteArray jsonLine(const LogEntry &entry, const QString &timestamp)
    {
        QByteArray line;
        line.reserve(512);
        appendMember(line, QStringLiteral("time"), timestamp);
        appendMember(line, QStringLiteral("level"), QString::fromLatin1(levelName(entry.level)));
        appendMember(line, QStringLiteral("area"), QString::fromUtf8(entry.area));
        appendMember(line, QStringLiteral("message"), entry.message);
        for (const auto &[name, value] : entry.fields)
            appendMember(line, name, value);
        line += "}\n";
        return line;
    }

    void fromQt(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        LogEntry::Level level = LogEntry::Level::Debug;
        if (type == QtInfoMsg)
            level = LogEntry::Level::Info;
        else if (type == QtWarningMsg)
            level = LogEntry::Level::Warning;
        else if (type == QtCriticalMsg || type == QtFatalMsg)
            level = LogEntry::Level::Error;
        log({ level, context.category ? context.category : "qt", message, {} });
    }

} // namespace

void startLogging(LogEntry::Level least, LogFormat format)
{
    leastLevel = static_cast<int>(least);
    chosenFormat = static_cast<int>(format);
    qInstallMessageHandler(fromQt);
}

QByteArray formatLogLine(const LogEntry &entry, LogFormat format, const QString &timestamp)
{
    if (format == LogFormat::Json)
        return jsonLine(entry, timestamp);
    QByteArray line = timestamp.toUtf8() + ' ';
    if (format == LogFormat::Colour)
        line += levelColour(entry.level);
    line += QByteArray(levelName(entry.level)).leftJustified(7);
    if (format == LogFormat::Colour)
        line += "\033[0m";
    line += ' ' + QByteArray(entry.area) + ": " + clean(entry.message).toUtf8();
    for (const auto &[name, value] : entry.fields)
        line += ' ' + name.toUtf8() + '=' + clean(value).toUtf8();
    return line + '\n';
}

bool isLogged(LogEntry::Level level)
{
    return static_cast<int>(level) >= leastLevel.load(std::memory_order_relaxed);
}

void log(const LogEntry &entry)
{
    if (!isLogged(entry.level))
        return;
    const auto line =
        formatLogLine(entry, static_cast<LogFormat>(chosenFormat.load()), toRfc3339(SystemClock().now()));
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace symbolon
