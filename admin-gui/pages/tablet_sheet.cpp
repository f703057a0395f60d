// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/tablet_sheet.h"

#include "admin-gui/pages/slip_output.h"
#include "admin-gui/widgets/code_view.h"
#include "admin-gui/widgets/countdown.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto hiddenAfter = 2min;
    constexpr double onePoints = 48;
    constexpr double manyPoints = 24;

    QString stateWord(api::ActivationState state)
    {
        return labels::word(QLatin1String(json::EnumNames<api::ActivationState>::names[std::size_t(state)]));
    }

} // namespace

TabletSheet::TabletSheet(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_events(desk.client, this)
    , m_title(new QLabel(this))
    , m_countdown(new Countdown(this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("tabletSheet"));
    m_countdown->setObjectName(QStringLiteral("tabletCountdown"));
    m_title->setObjectName(QStringLiteral("tabletSheetTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme::titleFont(font()));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space);
    column->addWidget(m_title);
    column->addWidget(m_countdown);
    column->addWidget(m_scroll, 1);
    m_ticker.setInterval(500ms);
    connect(&m_ticker, &QTimer::timeout, this, &TabletSheet::tick);
    connect(&m_events, &Events::happened, this, &TabletSheet::refreshStates);
}

void TabletSheet::begin(const QList<api::IssuedDeviceActivation> &issued)
{
    end();
    auto *body = new QWidget(m_scroll);
    m_grid = new QGridLayout(body);
    m_grid->setHorizontalSpacing(theme::margin);
    m_grid->setVerticalSpacing(theme::space);
    m_grid->setColumnStretch(2, 1);
    m_isSingle = issued.size() == 1;
    for (const api::IssuedDeviceActivation &each : issued)
        addRow(each);
    m_grid->setRowStretch(int(issued.size()), 1);
    m_scroll->setWidget(body);
    if (!issued.isEmpty())
        m_countdown->start(m_desk.session.serverNow(), issued.first().expiresAt);
    m_revealedAt = m_desk.clock.now();
    m_ticker.start();
    m_events.follow("device-activations");
    updateTitle();
    if (!m_rows.isEmpty())
        m_rows.first().code->setFocus();
    emit stateChanged();
}

void TabletSheet::addRow(const api::IssuedDeviceActivation &issued)
{
    const int place = int(m_rows.size());
    auto *name = new QLabel(issued.description, this);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    name->setObjectName(QStringLiteral("tabletName%1").arg(place));
    auto *code = new CodeView(
        tr("Code of tablet %1").arg(issued.description), m_isSingle ? onePoints : manyPoints, this);
    code->setObjectName(QStringLiteral("tabletCode%1").arg(place));
    code->setCode(issued.code);
    connect(code, &CodeView::revealRequested, this, &TabletSheet::reveal);
    auto *state = new QLabel(tr("Waiting for the tablet"), this);
    state->setTextFormat(Qt::PlainText);
    state->setObjectName(QStringLiteral("tabletState%1").arg(place));
    m_grid->addWidget(name, place, 0);
    m_grid->addWidget(code, place, 1);
    m_grid->addWidget(state, place, 2);
    m_rows.append({ issued, code, state, api::ActivationState::Pending });
}

void TabletSheet::updateTitle()
{
    const auto used = std::count_if(
        m_rows.begin(), m_rows.end(), [](const Row &row) { return row.value == api::ActivationState::Used; });
    if (m_rows.size() == 1)
        m_title->setText(tr("Tablet %1").arg(m_rows.first().issued.description));
    else
        m_title->setText(tr("%1 of %n tablets activated", nullptr, int(m_rows.size())).arg(used));
}

void TabletSheet::tick()
{
    m_countdown->setNow(m_desk.session.serverNow());
    if (m_desk.clock.now() - m_revealedAt >= hiddenAfter)
        conceal();
}

void TabletSheet::refreshStates()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.value != api::ActivationState::Pending)
            continue;
        api::Input<api::ReadDeviceActivation> input;
        input.path.activationId = row.issued.activationId;
        m_desk.client.send<api::ReadDeviceActivation>(
            input, this, [this](const Result<api::Activation> &activation) {
                if (activation)
                    showState(*activation);
            });
    }
}

void TabletSheet::showState(const api::Activation &activation)
{
    for (Row &row : m_rows) {
        if (row.issued.activationId != activation.activationId
            || activation.state == api::ActivationState::Pending)
            continue;
        row.value = activation.state;
        const Instant at = activation.usedAt.value_or(m_desk.session.serverNow());
        row.state->setText(activation.state == api::ActivationState::Used
                ? tr("Activated %1").arg(labels::clockTime(at, m_desk.session.serverNow()))
                : stateWord(activation.state));
        row.issued.code = {};
        row.issued.url.clear();
        row.code->setCode({});
    }
    updateTitle();
    emit stateChanged();
}

void TabletSheet::conceal()
{
    for (const Row &row : std::as_const(m_rows))
        row.code->setShown(false);
}

void TabletSheet::reveal()
{
    m_revealedAt = m_desk.clock.now();
    for (const Row &row : std::as_const(m_rows))
        row.code->setShown(true);
}

void TabletSheet::end()
{
    m_events.stop();
    m_ticker.stop();
    m_rows.clear();
    delete m_scroll->takeWidget();
    emit stateChanged();
}

QList<Slip> TabletSheet::slips() const
{
    QList<Slip> slips;
    for (const Row &row : m_rows) {
        if (row.value == api::ActivationState::Pending)
            slips.append({ m_desk.session.siteName(),
                tr("Tablet %1").arg(row.issued.description),
                row.issued.code,
                {},
                row.issued.url,
                row.issued.expiresAt,
                false });
    }
    return slips;
}

bool TabletSheet::hasLiveCode() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.value == api::ActivationState::Pending;
    });
}

void TabletSheet::print()
{
    printSlips(m_desk, slips());
}

void TabletSheet::savePdf()
{
    gui::savePdf(m_desk, this, [this] { return slips(); });
}

} // namespace symbolon::gui
