// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/field_form.h"

#include "admin-gui/widgets/theme.h"

#include <QVBoxLayout>

namespace symbolon::gui {

FieldForm::FieldForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setSpacing(theme::space);
    setMaximumWidth(theme::readableWidth);
}

bool FieldForm::mark(const Error &error)
{
    unmark();
    for (FieldEditor *each : std::as_const(m_editors)) {
        const QString pointer = u'/' + each->name();
        if (error.where != pointer && error.where != each->name() && !error.where.startsWith(pointer + u'/'))
            continue;
        each->setFocus();
        each->mark(error, error.where.mid(pointer.size()));
        return true;
    }
    return false;
}

void FieldForm::unmark()
{
    for (FieldEditor *each : std::as_const(m_editors))
        each->unmark();
}

QJsonObject FieldForm::json() const
{
    QJsonObject object;
    for (const FieldEditor *each : m_editors) {
        const QJsonValue value = each->value();
        if (!value.isUndefined())
            object.insert(each->name(), value);
    }
    return object;
}

QStringList FieldForm::names() const
{
    QStringList names;
    for (const FieldEditor *each : m_editors)
        names.append(each->name());
    return names;
}

FieldEditor *FieldForm::editor(QLatin1String name) const
{
    for (FieldEditor *each : m_editors) {
        if (each->name() == name)
            return each;
    }
    return nullptr;
}

void FieldForm::focusFirst()
{
    if (!m_editors.isEmpty())
        m_editors.first()->setFocus();
}

void FieldForm::clear()
{
    qDeleteAll(m_editors);
    m_editors.clear();
}

void FieldForm::add(FieldEditor *editor, const QJsonValue &initial)
{
    editor->setValue(initial);
    connect(editor, &FieldEditor::edited, editor, &FieldEditor::unmark);
    connect(editor, &FieldEditor::edited, this, &FieldForm::edited);
    m_rows->addWidget(editor);
    m_editors.append(editor);
}

} // namespace symbolon::gui
