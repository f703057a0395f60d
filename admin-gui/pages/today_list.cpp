// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/today_list.h"

#include "admin-gui/pages/subject.h"
#include "admin-gui/widgets/causes.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include "shared/model/identifiers.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using api::Activation;
    using api::AuditEntry;

    constexpr int visibleRows = 8;

    QString patient(const Activation &activation)
    {
        return model::groupedNhsNumber(activation.subjectId);
    }

    QList<Column<Activation>> waitingColumns(const Session &session)
    {
        return { { TodayList::tr("Patient"), &patient },
            { TodayList::tr("Issued"),
                [&session](const Activation &activation) {
                    return labels::clockTime(activation.issuedAt, session.serverNow());
                },
                [](const Activation &activation) { return labels::fullTime(activation.issuedAt); } },
            { TodayList::tr("By"), [](const Activation &activation) { return activation.issuedBy; } },
            { TodayList::tr("Wrong PINs"),
                [](const Activation &activation) {
                    //: wrong tries so far, of how many
                    return TodayList::tr("%1 of %2")
                        .arg(activation.wrongAttempts)
                        .arg(activation.maxAttempts);
                } },
            { TodayList::tr("Valid until"),
                [&session](const Activation &activation) {
                    return labels::clockTime(activation.expiresAt, session.serverNow());
                },
                [](const Activation &activation) { return labels::fullTime(activation.expiresAt); } } };
    }

    QList<Column<Activation>> redeemedColumns(const Session &session)
    {
        const auto used = [](const Activation &activation) {
            return activation.usedAt.value_or(activation.issuedAt);
        };
        return { { TodayList::tr("Patient"), &patient },
            { TodayList::tr("Activated"),
                [&session, used](const Activation &activation) {
                    return labels::clockTime(used(activation), session.serverNow());
                },
                [used](const Activation &activation) { return labels::fullTime(used(activation)); } },
            { TodayList::tr("Phone"),
                [](const Activation &activation) { return activation.phoneModel.value_or(QString()); } },
            { TodayList::tr("Code issued by"),
                [](const Activation &activation) { return activation.issuedBy; } } };
    }

    QString causeText(const AuditEntry &entry)
    {
        const QString word = entry.detail.value(u"cause").toString();
        return word.isEmpty() ? entry.kind : labels::cause(QLatin1String(word.toLatin1())).happened;
    }

    QList<Column<AuditEntry>> failureColumns(const Session &session)
    {
        return { { TodayList::tr("Time"),
                     [&session](const AuditEntry &entry) {
                         return labels::clockTime(entry.created, session.serverNow());
                     },
                     [](const AuditEntry &entry) { return labels::fullTime(entry.created); } },
            { TodayList::tr("Who"),
                [](const AuditEntry &entry) {
                    if (entry.subject.isEmpty())
                        return TodayList::tr("Unknown");
                    //: %1 = Patient, Tablet, Clinician or Operator; %2 = number or name
                    return TodayList::tr("%1: %2").arg(
                        labels::word(QLatin1String(entry.subjectKind.toLatin1())), entry.subject);
                } },
            { TodayList::tr("What happened"),
                &causeText,
                [](const AuditEntry &entry) {
                    const QString word = entry.detail.value(u"cause").toString();
                    return labels::cause(QLatin1String(word.toLatin1())).remedy;
                } },
            { TodayList::tr("Reference"),
                [](const AuditEntry &entry) { return entry.reference.value_or(QString()); } } };
    }

} // namespace

TodayList::TodayList(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_waiting(new Activations(desk.client, waitingColumns(desk.session), this))
    , m_redeemed(new Activations(desk.client, redeemedColumns(desk.session), this))
    , m_failures(new Failures(desk.client, failureColumns(desk.session), this))
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("todayList"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("todayListState"));
    theme::makeMuted(m_state);
    m_table->setObjectName(QStringLiteral("todayTable"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    const int rowHeight = fontMetrics().height() + 4 * theme::unit;
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setMinimumHeight(visibleRows * rowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { open(index.row()); });
    for (KeysetModel *model : std::initializer_list<KeysetModel *>{ m_waiting, m_redeemed, m_failures }) {
        connect(model, &KeysetModel::loaded, this, [this, model] {
            if (m_table->model() != model)
                return;
            m_table->resizeColumnsToContents();
            m_state->setText(model->rowCount() == 0 ? m_emptyText : tr("Enter opens the line."));
        });
        connect(model, &KeysetModel::failed, this, [this](const Error &error) {
            m_state->setText(labels::sentence(error));
        });
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::gap);
    column->addWidget(m_title);
    column->addWidget(m_table);
    column->addWidget(m_state);
    hide();
}

void TodayList::showWaiting()
{
    api::ListActivations::Query query;
    query.state = api::ActivationState::Pending;
    m_waiting->load(query);
    present(m_waiting, tr("Codes that wait"), tr("No code waits."));
}

void TodayList::showRedeemed(Instant since)
{
    api::ListActivations::Query query;
    query.usedSince = since;
    m_redeemed->load(query);
    present(m_redeemed, tr("Activated today"), tr("No phone has been activated today."));
}

void TodayList::showFailures(Instant since)
{
    api::ListAudit::Query query;
    query.outcome = QStringLiteral("refused");
    query.since = since;
    m_failures->load(query);
    present(m_failures, tr("Failures today"), tr("Nothing has failed today."));
}

bool TodayList::close()
{
    const bool wasVisible = isVisible();
    hide();
    return wasVisible;
}

void TodayList::present(KeysetModel *model, const QString &title, const QString &emptyText)
{
    m_table->setModel(model);
    m_title->setText(title);
    m_table->setAccessibleName(title);
    m_emptyText = emptyText;
    m_state->setText(tr("Loading …"));
    show();
    m_table->setFocus();
}

void TodayList::open(int row)
{
    if (m_table->model() != m_failures) {
        const auto *model = m_table->model() == m_waiting ? m_waiting : m_redeemed;
        m_desk.go(QStringLiteral("patients"), model->at(row).subjectId);
        return;
    }
    const AuditEntry &entry = m_failures->at(row);
    const QString page = subject::pageOf(entry.subjectKind);
    if (!page.isEmpty() && !entry.subject.isEmpty())
        m_desk.go(page, entry.subject);
}

} // namespace symbolon::gui
