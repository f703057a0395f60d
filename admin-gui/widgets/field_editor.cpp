// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/field_editor.h"

#include "admin-gui/widgets/labels.h"
#include "admin-gui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    using detail::WhenEmpty;

    QJsonValue emptyValue(WhenEmpty whenEmpty)
    {
        switch (whenEmpty) {
        case WhenEmpty::Text:
            return QString();
        case WhenEmpty::LeftOut:
            return QJsonValue(QJsonValue::Undefined);
        case WhenEmpty::Null:
            return {};
        }
        return {};
    }

    class TextEditor : public FieldEditor {
    public:
        TextEditor(
            QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, bool isSecret, QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_edit(new QLineEdit(this))
            , m_whenEmpty(whenEmpty)
        {
            m_edit->setMaxLength(rules.maxLength);
            if (isSecret)
                m_edit->setEchoMode(QLineEdit::Password);
            connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
            adopt(m_edit);
        }

        [[nodiscard]] QJsonValue value() const override
        {
            return m_edit->text().isEmpty() ? emptyValue(m_whenEmpty) : QJsonValue(m_edit->text());
        }

        void setValue(const QJsonValue &value) override { m_edit->setText(value.toString()); }

    protected:
        QLineEdit *const m_edit;
        const WhenEmpty m_whenEmpty;
    };

    //! Takes dates as the language writes them and as ISO 8601.
    class DateEditor final : public TextEditor {
    public:
        DateEditor(QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, QWidget *parent)
            : TextEditor(name, rules, whenEmpty, false, parent)
        {
            m_edit->setPlaceholderText(QLocale().dateFormat(QLocale::ShortFormat));
        }

        [[nodiscard]] QJsonValue value() const override
        {
            const QString typed = m_edit->text().trimmed();
            if (typed.isEmpty())
                return emptyValue(m_whenEmpty);
            QDate date = QDate::fromString(typed, Qt::ISODate);
            for (const auto format : { QLocale::ShortFormat, QLocale::LongFormat }) {
                if (!date.isValid())
                    date = QLocale().toDate(typed, format);
            }
            return date.isValid() ? date.toString(Qt::ISODate) : typed;
        }

        void setValue(const QJsonValue &value) override
        {
            const auto date = fromIsoDate(value.toString());
            m_edit->setText(date ? labels::date(*date) : QString());
        }
    };

    class NumberEditor final : public FieldEditor {
    public:
        NumberEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_box(new QSpinBox(this))
        {
            m_box->setRange(
                int(rules.least), int(std::min<qint64>(rules.most, std::numeric_limits<int>::max())));
            connect(m_box, &QSpinBox::valueChanged, this, &FieldEditor::edited);
            adopt(m_box);
        }

        [[nodiscard]] QJsonValue value() const override { return m_box->value(); }

        void setValue(const QJsonValue &value) override { m_box->setValue(value.toInt()); }

    protected:
        [[nodiscard]] bool isText() const override { return false; }

    private:
        QSpinBox *m_box;
    };

    class SwitchEditor final : public FieldEditor {
    public:
        SwitchEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_box(new QCheckBox(labels::field(name), this))
        {
            connect(m_box, &QCheckBox::toggled, this, &FieldEditor::edited);
            adopt(m_box, true);
        }

        [[nodiscard]] QJsonValue value() const override { return m_box->isChecked(); }

        void setValue(const QJsonValue &value) override { m_box->setChecked(value.toBool()); }

    protected:
        [[nodiscard]] bool isText() const override { return false; }

    private:
        QCheckBox *m_box;
    };

    class ChoiceEditor final : public FieldEditor {
    public:
        ChoiceEditor(QLatin1String name,
            const json::Rules &rules,
            WhenEmpty whenEmpty,
            const QStringList &choices,
            QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_box(new QComboBox(this))
        {
            if (whenEmpty != WhenEmpty::Text)
                m_box->addItem(QStringLiteral("–"), emptyValue(whenEmpty));
            for (const QString &choice : choices)
                m_box->addItem(labels::word(QLatin1String(choice.toLatin1())), QJsonValue(choice));
            connect(m_box, &QComboBox::currentIndexChanged, this, &FieldEditor::edited);
            adopt(m_box);
        }

        [[nodiscard]] QJsonValue value() const override { return m_box->currentData().toJsonValue(); }

        void setValue(const QJsonValue &value) override
        {
            for (int i = 0; i < m_box->count(); ++i) {
                if (m_box->itemData(i).toJsonValue() == value)
                    m_box->setCurrentIndex(i);
            }
        }

    protected:
        [[nodiscard]] bool isText() const override { return false; }

    private:
        QComboBox *m_box;
    };

    //! Short texts in one line, separated by commas.
    class ListEditor final : public FieldEditor {
    public:
        ListEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
            : FieldEditor(name, rules, parent)
            , m_edit(new QLineEdit(this))
        {
            m_edit->setPlaceholderText(FieldEditor::tr("one, two, three"));
            connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
            adopt(m_edit);
        }

        [[nodiscard]] QJsonValue value() const override
        {
            QJsonArray items;
            for (const QString &item : m_edit->text().split(u',', Qt::SkipEmptyParts)) {
                if (!item.trimmed().isEmpty())
                    items.append(item.trimmed());
            }
            return items;
        }

        void setValue(const QJsonValue &value) override
        {
            QStringList items;
            for (const QJsonValue &item : value.toArray())
                items.append(item.toString());
            m_edit->setText(items.join(QStringLiteral(", ")));
        }

    private:
        QLineEdit *m_edit;
    };

} // namespace

FieldEditor::FieldEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
    : QWidget(parent)
    , m_rules(rules)
    , m_name(name)
    , m_label(new QLabel(labels::field(name), this))
    , m_fault(new QLabel(this))
{
    setObjectName(m_name + QStringLiteral("Field"));
    m_label->setTextFormat(Qt::PlainText);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->setProperty("fault", true);
    m_fault->setObjectName(m_name + QStringLiteral("Fault"));
    m_fault->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::unit);
    column->addWidget(m_label);
    column->addWidget(m_fault);
}

void FieldEditor::adopt(QWidget *input, bool hasOwnLabel)
{
    m_input = input;
    input->setObjectName(m_name);
    input->setAccessibleName(m_label->text());
    const QString allowed = labels::rule(m_rules, isText());
    input->setToolTip(allowed);
    input->setAccessibleDescription(allowed);
    m_label->setBuddy(input);
    m_label->setVisible(!hasOwnLabel);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, input);
    setFocusProxy(input);
}

void FieldEditor::mark(const Error &error, const QString &)
{
    const QJsonValue typed = value();
    const bool isEmpty =
        typed.isUndefined() || typed.isNull() || typed.toString(QStringLiteral("x")).isEmpty();
    m_fault->setText(labels::fieldFault(error, m_rules, isText(), isEmpty));
    m_fault->show();
    m_input->setProperty("wrong", true);
    m_input->setAccessibleDescription(m_fault->text());
    m_input->style()->unpolish(m_input);
    m_input->style()->polish(m_input);
}

void FieldEditor::unmark()
{
    m_fault->clear();
    m_fault->hide();
    m_input->setProperty("wrong", false);
    m_input->setAccessibleDescription(m_input->toolTip());
    m_input->style()->unpolish(m_input);
    m_input->style()->polish(m_input);
}

void FieldEditor::setLabel(const QString &text)
{
    m_label->setText(text);
    m_input->setAccessibleName(text);
}

QString FieldEditor::faultText() const
{
    return m_fault->text();
}

namespace detail {

    FieldEditor *textEditor(
        QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, bool isSecret, QWidget *parent)
    {
        return new TextEditor(name, rules, whenEmpty, isSecret, parent);
    }

    FieldEditor *dateEditor(
        QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, QWidget *parent)
    {
        return new DateEditor(name, rules, whenEmpty, parent);
    }

    FieldEditor *numberEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
    {
        return new NumberEditor(name, rules, parent);
    }

    FieldEditor *switchEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
    {
        return new SwitchEditor(name, rules, parent);
    }

    FieldEditor *choiceEditor(QLatin1String name,
        const json::Rules &rules,
        WhenEmpty whenEmpty,
        const QStringList &choices,
        QWidget *parent)
    {
        return new ChoiceEditor(name, rules, whenEmpty, choices, parent);
    }

    FieldEditor *listEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
    {
        return new ListEditor(name, rules, parent);
    }

} // namespace detail

} // namespace symbolon::gui
