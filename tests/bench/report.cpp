// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/report.h"

#include <algorithm>

namespace symbolon::bench {

namespace {

    std::optional<double> median(const QList<Sample> &samples, std::optional<double> Sample::*figure)
    {
        QList<double> values;
        for (const Sample &sample : samples) {
            if (sample.*figure)
                values.append(*(sample.*figure));
        }
        if (values.isEmpty())
            return std::nullopt;
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }

    //! Three digits that count, as far as there are any.
    QString text(const std::optional<double> &value)
    {
        if (!value)
            return QStringLiteral("–");
        const double size = std::abs(*value);
        return QString::number(*value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2);
    }

    QString verdict(const Row &row)
    {
        if (row.median.errors > 0)
            return QStringLiteral("%1 errors").arg(row.median.errors);
        if (!row.isMet)
            return QStringLiteral("–");
        return *row.isMet ? QStringLiteral("met") : QStringLiteral("**missed**");
    }

    QString orDash(const QString &words)
    {
        return words.isEmpty() ? QStringLiteral("–") : words;
    }

} // namespace

Sample medianOf(const QList<Sample> &samples)
{
    Sample middle;
    for (const auto figure : { &Sample::perSecond,
             &Sample::p50,
             &Sample::p99,
             &Sample::cpu,
             &Sample::rss,
             &Sample::baseline,
             &Sample::score })
        middle.*figure = median(samples, figure);
    for (const Sample &sample : samples)
        middle.errors += sample.errors;
    return middle;
}

QString markdown(const QList<Row> &rows)
{
    QString table = QStringLiteral(
        "| case | engine | requests/s | p50 ms | p99 ms | CPU µs | RSS MiB | baseline | figure | target | |\n"
        "|---|---|--:|--:|--:|--:|--:|---|---|---|---|\n");
    for (const Row &row : rows) {
        const QStringList cells{ row.name,
            row.engine,
            text(row.median.perSecond),
            text(row.median.p50),
            text(row.median.p99),
            text(row.median.cpu),
            text(row.median.rss),
            row.baseline.isEmpty() ? orDash({}) : row.baseline + u' ' + text(row.median.baseline),
            orDash(row.ratio),
            orDash(row.target),
            verdict(row) };
        table += QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    return table;
}

} // namespace symbolon::bench
