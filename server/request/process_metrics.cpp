// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/request/process_metrics.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace symbolon::http {

namespace {

    QByteArray contentOf(const char *path)
    {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    //! Fields after the command's name, which may hold blanks; the first is field 3 of proc(5).
    QList<QByteArray> statFields()
    {
        const QByteArray stat = contentOf("/proc/self/stat");
        return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    }

    double bootTime()
    {
        const QByteArray stat = contentOf("/proc/stat");
        const auto at = stat.indexOf("btime ");
        return at < 0 ? 0 : stat.mid(at + 6, stat.indexOf('\n', at) - at - 6).toDouble();
    }

    void line(QByteArray &text, const char *name, const char *type, double value)
    {
        text += QByteArray("# TYPE ") + name + ' ' + type + '\n' + name + ' '
            + QByteArray::number(value, 'f', 2) + '\n';
    }

} // namespace

QByteArray processMetrics()
{
    constexpr qsizetype userTicks = 11;
    constexpr qsizetype systemTicks = 12;
    constexpr qsizetype startTicks = 19;
    constexpr qsizetype virtualBytes = 20;
    constexpr qsizetype residentPages = 21;
    const auto fields = statFields();
    if (fields.size() <= residentPages)
        return {};
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    const auto page = static_cast<double>(sysconf(_SC_PAGESIZE));
    const auto openFiles = QDir(QStringLiteral("/proc/self/fd"))
                               .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                               .size();
    QByteArray text;
    line(text,
        "process_cpu_seconds_total",
        "counter",
        (fields[userTicks].toDouble() + fields[systemTicks].toDouble()) / ticks);
    line(text, "process_start_time_seconds", "gauge", bootTime() + fields[startTicks].toDouble() / ticks);
    line(text, "process_virtual_memory_bytes", "gauge", fields[virtualBytes].toDouble());
    line(text, "process_resident_memory_bytes", "gauge", fields[residentPages].toDouble() * page);
    line(text, "process_open_fds", "gauge", static_cast<double>(openFiles));
    return text;
}

} // namespace symbolon::http
