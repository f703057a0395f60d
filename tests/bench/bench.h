// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/baselines.h"
#include "tests/bench/report.h"
#include "tests/bench/site.h"

#include <functional>

namespace symbolon::bench {

//! How much is done: a complete run, or a quick one that shows that everything works and what misses by far.
struct Extent {
    int runs = 5;
    std::chrono::milliseconds caseTime{ 3'000 };
    std::chrono::milliseconds baselineTime{ 2'000 };
    int phones = Site::manyPhones;
    int idleConnections = 10'000;
    qint64 refreshes = 3'600'000;

    [[nodiscard]] static Extent quick()
    {
        using namespace std::chrono_literals;
        return { 2, 1'000ms, 500ms, 200, 2'000, 40'000 };
    }
};

//! Everything that cases share: one installation, and the processes it is compared with.
struct Bench {
    Site &site;
    Extent extent;
    std::unique_ptr<Peer> nginx;
    std::unique_ptr<Peer> pool;
    bool arePhonesKnown = false; //!< the server running now has verified every phone once
    double firstPerSecond = 0; //!< how many of them in a second, when it did

    [[nodiscard]] bool isPostgres() const { return site.engine() == store::Engine::Postgresql; }

    //! The plan that most cases share: 64 connections, as fast as answers come.
    [[nodiscard]] LoadPlan plan(std::function<QByteArray(int)> next) const;
    //! Runs a plan against symbolond and notes what it cost. Empties the log.
    [[nodiscard]] Sample measure(const LoadPlan &plan);
    //! Baseline and case in turns; what `baseline` returns is noted beside the case.
    [[nodiscard]] Sample alternate(
        const std::function<double()> &baseline, const std::function<Sample()> &once);
    //! Requests a second of /running from nginx, and of a select from the pool.
    [[nodiscard]] double nginxPerSecond() const;
    [[nodiscard]] double poolPerSecond() const;
    //! Returns when the server has computed every hash that it was asked for: a run leaves some behind.
    void finishHashing() const;
    //! Lets the server verify every phone once, if it has not.
    void makePhonesKnown();
};

//! A case of the table: its name on the command line, and what it adds to the table.
struct Case {
    const char *name;
    QList<Row> (*run)(Bench &bench);
};

[[nodiscard]] QList<Case> throughputCases();
[[nodiscard]] QList<Case> limitCases();
//! Figures of other programs that no case is compared with.
[[nodiscard]] QList<Row> contextRows(Bench &bench);

//! Asks `count` times, one after the other: whose codes are verified in this way are known to the server
//! afterwards.
void askEach(const Bench &bench, const LoadPlan &plan, int count);
//! GET of a phone's token.
[[nodiscard]] QByteArray refreshRequest(const QByteArray &patientId);
[[nodiscard]] QString percent(double share);

} // namespace symbolon::bench
