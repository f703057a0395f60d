// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/field_editor.h"
#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using detail::WhenEmpty;

    //! A list of small structures of texts, such as a patient's numbers in other systems: one line each.
    class RowsEditor final : public FieldEditor {
    public:
        RowsEditor(QLatin1String name,
            const json::Rules &rules,
            WhenEmpty whenEmpty,
            const QStringList &columns,
            QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_columns(columns)
            , m_whenEmpty(whenEmpty)
            , m_frame(new QWidget(this))
            , m_lines(new QVBoxLayout(m_frame))
            , m_add(new QPushButton(icon("add"), FieldEditor::tr("Add"), m_frame))
        {
            m_lines->setContentsMargins({});
            m_lines->setSpacing(theme::gap);
            m_lines->addWidget(m_add, 0, Qt::AlignLeading);
            m_add->setObjectName(QString(name) + QStringLiteral("AddButton"));
            //: %1 = what a list holds, e.g. Other numbers
            m_add->setAccessibleName(FieldEditor::tr("Add to %1").arg(labels::field(name)));
            connect(m_add, &QPushButton::clicked, this, [this] {
                addRow({});
                m_rows.last().inputs.first()->setFocus();
                emit edited();
            });
            adopt(m_frame);
            setFocusProxy(m_add);
        }

        [[nodiscard]] QJsonValue value() const override
        {
            QJsonArray rows;
            for (const Row &row : m_rows) {
                QJsonObject object;
                for (qsizetype i = 0; i < m_columns.size(); ++i)
                    object.insert(m_columns.at(i), row.inputs.at(i)->text());
                rows.append(object);
            }
            if (rows.isEmpty() && m_whenEmpty == WhenEmpty::LeftOut)
                return QJsonValue(QJsonValue::Undefined);
            return rows;
        }

        void setValue(const QJsonValue &value) override
        {
            while (!m_rows.isEmpty())
                removeRow(m_rows.last().line);
            for (const QJsonValue &row : value.toArray())
                addRow(row.toObject());
        }

        void mark(const Error &error, const QString &where) override
        {
            const QStringList path = where.split(u'/', Qt::SkipEmptyParts);
            const qsizetype row = path.value(0).toInt();
            const qsizetype column = m_columns.indexOf(path.value(1));
            FieldEditor::mark(error, where);
            if (path.size() < 2 || row >= m_rows.size() || column < 0)
                return;
            QLineEdit *input = m_rows.at(row).inputs.at(column);
            show(input, true);
            input->setFocus();
        }

        void unmark() override
        {
            FieldEditor::unmark();
            for (const Row &row : std::as_const(m_rows)) {
                for (QLineEdit *input : row.inputs)
                    show(input, false);
            }
        }

    private:
        struct Row {
            QWidget *line;
            QList<QLineEdit *> inputs;
        };

        static void show(QLineEdit *input, bool isWrong)
        {
            input->setProperty("wrong", isWrong);
            input->style()->unpolish(input);
            input->style()->polish(input);
        }

        void addRow(const QJsonObject &values)
        {
            Row row{ new QWidget(m_frame), {} };
            auto *line = new QHBoxLayout(row.line);
            line->setContentsMargins({});
            line->setSpacing(theme::gap);
            for (const QString &column : m_columns) {
                auto *input = new QLineEdit(values.value(column).toString(), row.line);
                const QString label = labels::field(QLatin1String(column.toLatin1()));
                input->setObjectName(QStringLiteral("%1%2%3").arg(name(), column).arg(m_rows.size()));
                input->setPlaceholderText(label);
                input->setAccessibleName(label);
                connect(input, &QLineEdit::textEdited, this, &FieldEditor::edited);
                line->addWidget(input);
                row.inputs.append(input);
            }
            line->addWidget(removeButton(row.line));
            m_lines->insertWidget(int(m_rows.size()), row.line);
            m_rows.append(row);
        }

        QToolButton *removeButton(QWidget *line)
        {
            auto *button = new QToolButton(line);
            button->setIcon(icon("remove"));
            button->setObjectName(QStringLiteral("%1RemoveButton%2").arg(name()).arg(m_rows.size()));
            button->setProperty("flat", true);
            button->setFocusPolicy(Qt::StrongFocus);
            button->setAccessibleName(FieldEditor::tr("Remove this line"));
            button->setToolTip(FieldEditor::tr("Remove this line"));
            connect(button, &QToolButton::clicked, this, [this, line] {
                removeRow(line);
                m_add->setFocus();
                emit edited();
            });
            return button;
        }

        void removeRow(QWidget *line)
        {
            m_rows.removeIf([line](const Row &row) { return row.line == line; });
            line->deleteLater();
            line->hide();
        }

        const QStringList m_columns;
        const WhenEmpty m_whenEmpty;
        QWidget *m_frame;
        QVBoxLayout *m_lines;
        QPushButton *m_add;
        QList<Row> m_rows;
    };

} // namespace

namespace detail {

    FieldEditor *rowsEditor(QLatin1String name,
        const json::Rules &rules,
        WhenEmpty whenEmpty,
        const QStringList &columns,
        QWidget *parent)
    {
        return new RowsEditor(name, rules, whenEmpty, columns, parent);
    }

} // namespace detail

} // namespace symbolon::gui
