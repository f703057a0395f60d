// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/pages/slip_output.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace symbolon::gui {

namespace {

    //! The translators' context.
    struct SlipOutput {
        Q_DECLARE_TR_FUNCTIONS(SlipOutput)
    };

    void save(const Desk &desk, const QString &file, const QList<Slip> &slips)
    {
        if (slips.isEmpty())
            return;
        if (saveSlips(file, slips, chosenFormat(desk, slips)))
            desk.messages.say(Message::Kind::Success,
                SlipOutput::tr(
                    "%n slip(s) saved. Delete the file when it is printed.", nullptr, int(slips.size())));
        else
            desk.messages.say(
                Message::Kind::Error, SlipOutput::tr("The file cannot be written. Choose another place."));
    }

} // namespace

SlipFormat chosenFormat(const Desk &desk, const QList<Slip> &slips)
{
    const SlipFormat format = slipFormatFromText(desk.settings.get(setting::slipFormat));
    const bool hasSeveralTablets = slips.size() > 1
        && std::none_of(slips.cbegin(), slips.cend(), [](const Slip &slip) { return slip.needsPin; });
    return format == SlipFormat::A4 && hasSeveralTablets ? SlipFormat::Sheet : format;
}

void printSlips(const Desk &desk, const QList<Slip> &slips)
{
    if (slips.isEmpty())
        return;
    const Result<QString> printer = desk.printer.print(slips, chosenFormat(desk, slips));
    if (printer)
        desk.messages.say(Message::Kind::Success,
            SlipOutput::tr("%n slip(s) sent to the printer “%1”.", nullptr, int(slips.size())).arg(*printer));
    else
        desk.messages.say(Message::Kind::Error,
            SlipOutput::tr("There is no printer. Set one up on this computer, or save as PDF."));
}

void savePdf(const Desk &desk, QWidget *parent, std::function<QList<Slip>()> slips)
{
    auto *dialog = new QFileDialog(parent, SlipOutput::tr("Save as PDF"));
    dialog->setObjectName(QStringLiteral("saveSlipDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(SlipOutput::tr("PDF documents (*.pdf)"));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [desk, slips = std::move(slips)](const QString &file) {
            save(desk, file, slips());
        });
    dialog->open();
}

} // namespace symbolon::gui
