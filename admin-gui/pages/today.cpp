// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/today.h"

#include "admin-gui/pages/reference_lookup.h"
#include "admin-gui/pages/subject.h"
#include "admin-gui/pages/today_list.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"
#include "admin-gui/widgets/tile.h"
#include "admin-gui/widgets/tile_grid.h"

#include "shared/api/clinicians.h"
#include "shared/api/devices.h"
#include "shared/api/patients.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto pollEvery = 5s;

    QLabel *paragraph(const char *objectName, QWidget *parent)
    {
        auto *label = new QLabel(parent);
        label->setObjectName(QLatin1String(objectName));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    }

} // namespace

TodayPage::TodayPage(const Desk &desk, QWidget *parent)
    : Page(desk, parent)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("todayPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    m_scroll->setObjectName(QStringLiteral("todayScroll"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(buildBody());
    column->addWidget(m_scroll);
    addPageAction("refreshAction", tr("Reload"), QKeySequence(Qt::Key_F5), [this] { ask(); });
    addPageAction(
        "referenceAction", tr("Look a reference up"), QKeySequence::Find, [this] { m_lookup->focusInput(); });
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &TodayPage::ask);
}

QWidget *TodayPage::buildBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(theme::space);
    auto *title = paragraph("pageTitle", body);
    title->setText(tr("Today"));
    title->setFont(theme::titleFont(font()));
    m_headline = paragraph("headline", body);
    m_asOf = paragraph("asOf", body);
    theme::makeMuted(m_asOf);
    auto *tiles = new QWidget(body);
    auto *grid = new TileGrid(tiles);
    m_list = new TodayList(m_desk, body);
    m_lookup = new ReferenceLookup(m_desk, body);
    m_lookup->setVisible(m_desk.client.may<api::ExplainReference>());
    buildTiles(grid);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{ title, m_headline, tiles, m_list, m_lookup, m_asOf })
        column->addWidget(widget);
    column->addStretch(1);
    return body;
}

void TodayPage::buildTiles(TileGrid *grid)
{
    const QString noActivations = whyNot<api::ListActivations>();
    add(grid,
        { new Tile("waitingTile", grid->parentWidget()),
            &Counts::codesWaiting,
            [](int n) { return tr("code(s) waiting", nullptr, n); },
            [](int n) { return tr("%n code(s) waiting", nullptr, n); },
            false },
        noActivations,
        [this] { m_list->showWaiting(); });
    add(grid,
        { new Tile("redeemedTile", grid->parentWidget()),
            &Counts::redeemedToday,
            [](int n) { return tr("activated today", nullptr, n); },
            [](int n) { return tr("%n activated today", nullptr, n); },
            false },
        noActivations,
        [this] { m_list->showRedeemed(midnight()); });
    add(grid,
        { new Tile("failuresTile", grid->parentWidget()),
            &Counts::failuresToday,
            [](int n) { return tr("failure(s) today", nullptr, n); },
            [](int n) { return tr("%n failure(s) today", nullptr, n); },
            false },
        whyNot<api::ListAudit>(),
        [this] { m_list->showFailures(midnight()); });
    add(grid,
        { new Tile("unseenTile", grid->parentWidget()),
            &Counts::devicesUnseen,
            [](int n) { return tr("tablet(s) not seen for 7 days", nullptr, n); },
            [](int n) { return tr("%n tablet(s) not seen for 7 days", nullptr, n); },
            true },
        whyNot<api::ListKnownDevices>(),
        [this] { m_desk.go(QStringLiteral("devices"), subject::unseenDevices.toString()); });
    add(grid,
        { new Tile("endingTile", grid->parentWidget()),
            &Counts::contractsEnding,
            [](int n) { return tr("contract(s) ending within 14 days", nullptr, n); },
            [](int n) { return tr("%n contract(s) ending within 14 days", nullptr, n); },
            true },
        whyNot<api::ListClinicians>(),
        [this] { m_desk.go(QStringLiteral("clinicians"), subject::endingContracts.toString()); });
    add(grid,
        { new Tile("stuckTile", grid->parentWidget()),
            &Counts::messagesStuck,
            [](int n) { return tr("message(s) stuck", nullptr, n); },
            [](int n) { return tr("%n message(s) stuck", nullptr, n); },
            true },
        m_desk.offers(QStringLiteral("messages")) ? QString()
                                                  : tr("Your account may not see the messages themselves."),
        [this] { m_desk.go(QStringLiteral("messages"), subject::stuckMessages.toString()); });
}

void TodayPage::add(TileGrid *grid, const Entry &entry, const QString &reason, std::function<void()> open)
{
    entry.tile->setUnknown(entry.caption(0));
    entry.tile->setReason(reason);
    connect(entry.tile, &Tile::clicked, this, [open = std::move(open)] { open(); });
    grid->addWidget(entry.tile);
    m_entries.append(entry);
}

void TodayPage::enter()
{
    ask();
    QWidget *last = focusWidget();
    (last ? last : m_entries.first().tile)->setFocus();
}

void TodayPage::show(const QString &reference)
{
    m_lookup->look(reference);
}

bool TodayPage::escape()
{
    const bool wasOpen = m_list->close();
    return m_lookup->clear() || wasOpen;
}

void TodayPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_poll.start();
}

void TodayPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_poll.stop();
}

void TodayPage::ask()
{
    if (std::exchange(m_isAsking, true))
        return;
    m_desk.client.send<api::ReadToday>({}, this, [this](const Result<Counts> &counts) {
        m_isAsking = false;
        if (counts)
            showCounts(*counts);
        else
            showFault(counts.error());
    });
}

void TodayPage::showCounts(const Counts &counts)
{
    int concerns = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        const int count = counts.*entry.count;
        const bool wantsLook = entry.isConcern && count > 0;
        entry.tile->setCount(count, entry.caption(count), entry.sentence(count), wantsLook);
        concerns += wantsLook ? 1 : 0;
    }
    if (concerns == 0)
        m_headline->setText(tr("All is well: every tablet was seen within a week, no contract ends within 14 "
                               "days, and no message is stuck."));
    else
        m_headline->setText(tr("%n thing(s) need somebody; they are marked “Look”.", nullptr, concerns));
    m_asOf->setText(tr("As of %1; looks again by itself.")
                        .arg(labels::clockTime(counts.asOf, m_desk.session.serverNow())));
    m_asOf->setToolTip(labels::fullTime(counts.asOf));
}

void TodayPage::showFault(const Error &error)
{
    m_headline->setText(labels::sentence(error));
}

Instant TodayPage::midnight() const
{
    const Date today = m_desk.clock.localToday();
    const Date yesterday(std::chrono::sys_days(today) - std::chrono::days(1));
    return m_desk.clock.endOfLocalDay(yesterday) + 1s;
}

} // namespace symbolon::gui
