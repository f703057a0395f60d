// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/dialog.h"

#include "admin-gui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace symbolon::gui {

Dialog::Dialog(const char *objectName, const QString &title, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_messages(new MessageBar(this))
    , m_body(new QVBoxLayout)
    , m_box(new QDialogButtonBox(this))
{
    setObjectName(QLatin1String(objectName));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(theme::space);
    column->addWidget(m_messages);
    m_body->setSpacing(theme::space);
    column->addLayout(m_body, 1);
    column->addWidget(m_box);
    QPushButton *cancel =
        m_box->addButton(action.isEmpty() ? tr("Close") : tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAccessibleName(cancel->text());
    connect(m_box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (action.isEmpty())
        return;
    m_action = m_box->addButton(action, QDialogButtonBox::AcceptRole);
    m_action->setObjectName(QStringLiteral("confirmButton"));
    m_action->setAccessibleName(action);
    theme::makePrimary(m_action);
    connect(m_box, &QDialogButtonBox::accepted, this, &Dialog::confirmed);
}

void Dialog::setDangerous()
{
    m_action->setProperty("primary", false);
    theme::makeDangerous(m_action);
    m_action->setDefault(false);
    m_action->setAutoDefault(false);
    auto *cancel = findChild<QPushButton *>(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
}

void Dialog::setBusy(bool isBusy)
{
    m_action->setEnabled(!isBusy);
}

} // namespace symbolon::gui
