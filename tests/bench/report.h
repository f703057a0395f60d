// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace symbolon::bench {

//! One run of a case and of its baseline, taken one after the other. What a case does not measure is absent.
struct Sample {
    std::optional<double> perSecond;
    std::optional<double> p50; //!< ms
    std::optional<double> p99; //!< ms
    std::optional<double> cpu; //!< µs of symbolond for each request
    std::optional<double> rss; //!< MiB
    std::optional<double> baseline; //!< in the unit of `score`
    std::optional<double> score; //!< what the target speaks of
    qint64 errors = 0;
};

//! Each figure for itself.
[[nodiscard]] Sample medianOf(const QList<Sample> &samples);

//! A line of the table.
struct Row {
    QString name;
    QString engine;
    Sample median;
    QString baseline; //!< what it is compared with
    QString ratio; //!< as the target has it
    QString target;
    std::optional<bool> isMet; //!< absent: no target
};

[[nodiscard]] QString markdown(const QList<Row> &rows);

} // namespace symbolon::bench
