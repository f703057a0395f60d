// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/log.h"

#include "shared/core/clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

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

    QString clean(const QString &value)
    {
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

    QByteArray jsonLine(const LogEntry &entry, const QString &timestamp)
    {
        QJsonObject line{ { QStringLiteral("time"), timestamp },
            { QStringLiteral("level"), QLatin1String(levelName(entry.level)) },
            { QStringLiteral("area"), QLatin1String(entry.area) },
            { QStringLiteral("message"), clean(entry.message) } };
        for (const auto &[name, value] : entry.fields)
            line.insert(name, clean(value));
        return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
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

void log(const LogEntry &entry)
{
    if (static_cast<int>(entry.level) < leastLevel)
        return;
    const auto line =
        formatLogLine(entry, static_cast<LogFormat>(chosenFormat.load()), toRfc3339(SystemClock().now()));
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace symbolon
