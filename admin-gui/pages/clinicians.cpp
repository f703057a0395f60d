// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/clinicians.h"

#include "admin-gui/client/send_each.h"
#include "admin-gui/pages/clinician_dialogs.h"
#include "admin-gui/pages/contract_end.h"
#include "admin-gui/pages/filter_box.h"
#include "admin-gui/pages/subject.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QTableView>

namespace symbolon::gui {

namespace {

    using api::ChangeClinician;
    using api::KnownClinician;

    constexpr auto noticePeriod = std::chrono::days(14);

    //! The choices of the filter, in its order.
    enum class Show { All, Active, Inactive, Ending };

    QString stateWord(const KnownClinician &clinician)
    {
        return clinician.isActive ? CliniciansPage::tr("May sign in") : CliniciansPage::tr("Switched off");
    }

    QIcon contractSign(const KnownClinician &clinician, const Clock &clock)
    {
        const char *name = contractIcon(contractState(clinician.contractEnd, clock.localToday()));
        return name ? icon(name) : QIcon();
    }

    QList<Column<KnownClinician>> columns(const Clock &clock)
    {
        using ClinicianColumn = Column<KnownClinician>;
        const auto list = [](const QStringList &items) { return QLocale().createSeparatedList(items); };
        return {
            { CliniciansPage::tr("Clinician"),
                [](const KnownClinician &clinician) { return clinician.clinicianId; } },
            { CliniciansPage::tr("Badge"),
                [](const KnownClinician &clinician) {
                    return clinician.sendEntryIdentifier.value_or(QString());
                } },
            { CliniciansPage::tr("State"),
                &stateWord,
                {},
                [](const KnownClinician &clinician) {
                    return icon(clinician.isActive ? "success" : "remove");
                } },
            ClinicianColumn(
                CliniciansPage::tr("Contract ends"),
                [&clock](const KnownClinician &clinician) {
                    return contractText(clinician.contractEnd, clock.localToday());
                },
                {},
                [&clock](const KnownClinician &clinician) { return contractSign(clinician, clock); })
                .exportedAs([](const KnownClinician &clinician) {
                    return clinician.contractEnd ? toIsoDate(*clinician.contractEnd) : QString();
                }),
            { CliniciansPage::tr("Groups"),
                [list](const KnownClinician &clinician) { return list(clinician.groups); } },
            { CliniciansPage::tr("Products"),
                [list](const KnownClinician &clinician) { return list(clinician.products); } },
            ClinicianColumn(
                CliniciansPage::tr("Last seen"),
                [&clock](const KnownClinician &clinician) {
                    return clinician.lastSeen ? labels::clockTime(*clinician.lastSeen, clock.now())
                                              : CliniciansPage::tr("Never");
                },
                [](const KnownClinician &clinician) {
                    return clinician.lastSeen ? labels::fullTime(*clinician.lastSeen) : QString();
                })
                .exportedAs([](const KnownClinician &clinician) { return utcText(clinician.lastSeen); }),
        };
    }

    //! A change of `clinician` that `fill` completes.
    template <typename Fill>
    api::Input<ChangeClinician> changeOf(const KnownClinician &clinician, Fill fill)
    {
        api::Input<ChangeClinician> input;
        input.path.clinicianId = clinician.clinicianId;
        fill(input.body);
        return input;
    }

} // namespace

CliniciansPage::CliniciansPage(const Desk &desk, QWidget *parent)
    : ListPage(desk,
        { tr("Clinicians"),
            tr("Number or badge, or its beginning"),
            tr("No clinicians yet."),
            tr("Add the first one with Ctrl+N.") },
        parent)
    , m_model(new EndpointModel<api::ListClinicians>(desk.client, columns(desk.clock), this))
    , m_filter(new FilterBox("stateFilter",
          tr("Show only"),
          { tr("All clinicians"), tr("May sign in"), tr("Switched off"), tr("Contract ends within 14 days") },
          this))
{
    setObjectName(QStringLiteral("cliniciansPage"));
    allowMultipleSelection();
    setModel(m_model);
    filterRow()->addWidget(m_filter);
    filterRow()->addStretch(1);
    connect(m_filter, &FilterBox::chosen, this, &CliniciansPage::refresh);
    buildActions();
    connect(table()->selectionModel(),
        &QItemSelectionModel::selectionChanged,
        this,
        &CliniciansPage::updateActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CliniciansPage::updateActions);
}

void CliniciansPage::buildActions()
{
    const QString noChange = whyNot<ChangeClinician>();
    m_edit = addRowAction(
        "editClinicianAction",
        tr("Edit"),
        "edit",
        QKeySequence(Qt::Key_F2),
        [this] { activate(currentRow()); },
        noChange);
    addRowAction(
        "extendContractAction",
        tr("Extend contract"),
        "waiting",
        QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { extend(); },
        noChange);
    m_toggle = addRowAction(
        "toggleClinicianAction",
        tr("Switch off"),
        "remove",
        QKeySequence(Qt::Key_Delete),
        [this] { toggleActive(); },
        noChange);
    QAction *add = addPrimaryAction(
        "addClinicianAction", tr("Add clinician"), "add", QKeySequence::New, [this] { edit(nullptr); });
    setReason(add, whyNot<api::AddClinician>());
}

void CliniciansPage::show(const QString &subject)
{
    const bool isEndingList = subject == subject::endingContracts;
    m_filter->set(int(isEndingList ? Show::Ending : Show::All));
    setSearchText(isEndingList ? QString() : subject);
}

bool CliniciansPage::escape()
{
    if (m_filter->currentIndex() == int(Show::All) && searchText().isEmpty())
        return false;
    m_filter->set(int(Show::All));
    setSearchText({});
    return true;
}

void CliniciansPage::search(const QString &text)
{
    api::ListClinicians::Query query;
    if (!text.isEmpty())
        query.search = text;
    const auto show = Show(m_filter->currentIndex());
    if (show != Show::All)
        query.isActive = show != Show::Inactive;
    if (show == Show::Ending) {
        const Date today = m_desk.clock.localToday();
        query.contractEndsFrom = today;
        query.contractEndsBefore = Date(std::chrono::sys_days(today) + noticePeriod + std::chrono::days(1));
    }
    if (show == Show::All)
        setEmptyTexts({}, {});
    else
        setEmptyTexts(tr("No clinician fits this filter."), tr("Show all clinicians again with Esc."));
    m_model->load(query);
}

void CliniciansPage::updateActions()
{
    const Clinicians clinicians = selected();
    if (clinicians.isEmpty())
        return;
    const bool allOff = std::none_of(
        clinicians.cbegin(), clinicians.cend(), [](const KnownClinician &each) { return each.isActive; });
    m_toggle->setText(allOff ? tr("Switch on") : tr("Switch off"));
    m_toggle->setIcon(icon(allOff ? "success" : "remove"));
    if (whyNot<ChangeClinician>().isEmpty())
        setReason(m_edit, clinicians.size() == 1 ? QString() : tr("Select one clinician only."));
}

void CliniciansPage::activate(int row)
{
    if (m_edit->isEnabled())
        edit(&m_model->at(row));
}

void CliniciansPage::edit(const KnownClinician *clinician)
{
    auto *dialog = new ClinicianDialog(m_desk.client, clinician, this);
    const bool isNew = clinician == nullptr;
    connect(dialog, &ClinicianDialog::saved, this, [this, isNew](const KnownClinician &saved) {
        m_desk.messages.say(Message::Kind::Success, tr("Clinician %1 is saved.").arg(saved.clinicianId));
        if (isNew)
            refresh();
        else
            replaceRow(saved);
    });
    dialog->open();
}

void CliniciansPage::toggleActive()
{
    Clinicians clinicians = selected();
    const bool switchesOff = std::any_of(
        clinicians.cbegin(), clinicians.cend(), [](const KnownClinician &each) { return each.isActive; });
    if (switchesOff)
        clinicians.removeIf([](const KnownClinician &each) { return !each.isActive; });
    Changes changes;
    Changes undo;
    for (const KnownClinician &each : std::as_const(clinicians)) {
        changes.append(changeOf(each, [&](auto &body) { body.isActive = !switchesOff; }));
        undo.append(changeOf(each, [&](auto &body) { body.isActive = switchesOff; }));
    }
    const QString off = tr("%n clinician(s) switched off.", nullptr, int(clinicians.size()));
    const QString on = tr("%n clinician(s) may sign in again.", nullptr, int(clinicians.size()));
    change(changes, switchesOff ? off : on, switchesOff ? on : off, undo);
}

void CliniciansPage::extend()
{
    const Clinicians clinicians = selected();
    auto *dialog = new ExtendContractDialog(clinicians, m_desk.clock.localToday(), this);
    connect(dialog, &ExtendContractDialog::chosen, this, [this, clinicians](std::optional<Date> end) {
        Changes changes;
        Changes undo;
        for (const KnownClinician &each : clinicians) {
            changes.append(changeOf(each, [&](auto &body) { body.contractEnd = { true, end }; }));
            undo.append(changeOf(each, [&](auto &body) { body.contractEnd = { true, each.contractEnd }; }));
        }
        change(changes,
            tr("The contracts of %n clinician(s) are extended.", nullptr, int(clinicians.size())),
            tr("The contracts of %n clinician(s) end as before.", nullptr, int(clinicians.size())),
            undo);
    });
    dialog->open();
}

void CliniciansPage::change(
    const Changes &changes, const QString &done, const QString &undone, const Changes &undo)
{
    const auto finished = [this, done, undone, undo](const Progress &progress) {
        if (progress.error) {
            m_desk.messages.sayError(*progress.error,
                tr("%1 of %2 clinicians were changed.").arg(progress.done).arg(progress.total));
        } else if (undo.isEmpty()) {
            m_desk.messages.say(Message::Kind::Success, done);
        } else {
            m_desk.messages.offerUndo(done, [this, undo, undone] { change(undo, undone, {}, {}); });
        }
    };
    sendEach<ChangeClinician>(
        m_desk.client,
        changes,
        this,
        [this](qsizetype, const KnownClinician &clinician) { replaceRow(clinician); },
        finished);
}

void CliniciansPage::replaceRow(const KnownClinician &clinician)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).clinicianId == clinician.clinicianId)
            m_model->replace(row, clinician);
    }
}

CliniciansPage::Clinicians CliniciansPage::selected() const
{
    Clinicians clinicians;
    for (const int row : selectedRows())
        clinicians.append(m_model->at(row));
    return clinicians;
}

} // namespace symbolon::gui
