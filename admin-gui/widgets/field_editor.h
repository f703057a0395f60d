// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/json/read.h"
#include "shared/json/write.h"

#include <QWidget>

class QLabel;

namespace symbolon::gui {

//! One field of a form: label, input, and a line for what is wrong with it.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(QLatin1String name, const json::Rules &rules, QWidget *parent);

    [[nodiscard]] QString name() const { return m_name; }

    //! The widget that is typed into.
    [[nodiscard]] QWidget *input() const { return m_input; }

    //! Undefined when the field is left out of its object.
    [[nodiscard]] virtual QJsonValue value() const = 0;
    virtual void setValue(const QJsonValue &value) = 0;
    //! Shows what is wrong; `where` is the JSON pointer below this field (empty = the field itself).
    virtual void mark(const Error &error, const QString &where);
    virtual void unmark();

    //! Replaces the label that the field's name gives.
    void setLabel(const QString &text);
    [[nodiscard]] QString faultText() const;

signals:
    void edited();

protected:
    //! Puts `input` below the label; the caller has set it up.
    void adopt(QWidget *input, bool hasOwnLabel = false);

    [[nodiscard]] virtual bool isText() const { return true; }

    const json::Rules m_rules;

private:
    QString m_name;
    QLabel *m_label;
    QLabel *m_fault;
    QWidget *m_input = nullptr;
};

namespace detail {

    //! What an empty input stands for.
    enum class WhenEmpty { Text, LeftOut, Null };

    [[nodiscard]] FieldEditor *textEditor(
        QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, bool isSecret, QWidget *parent);
    [[nodiscard]] FieldEditor *dateEditor(
        QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, QWidget *parent);
    [[nodiscard]] FieldEditor *numberEditor(QLatin1String name, const json::Rules &rules, QWidget *parent);
    [[nodiscard]] FieldEditor *switchEditor(QLatin1String name, const json::Rules &rules, QWidget *parent);
    [[nodiscard]] FieldEditor *choiceEditor(QLatin1String name,
        const json::Rules &rules,
        WhenEmpty whenEmpty,
        const QStringList &choices,
        QWidget *parent);
    [[nodiscard]] FieldEditor *listEditor(QLatin1String name, const json::Rules &rules, QWidget *parent);
    //! Rows of short texts, one column for each of `columns`.
    [[nodiscard]] FieldEditor *rowsEditor(QLatin1String name,
        const json::Rules &rules,
        WhenEmpty whenEmpty,
        const QStringList &columns,
        QWidget *parent);

    template <json::NamedEnum T>
    QStringList choicesOf()
    {
        QStringList choices;
        for (const char *each : json::EnumNames<T>::names)
            choices.append(QLatin1String(each));
        return choices;
    }

    template <json::Structure T>
    QStringList columnsOf()
    {
        QStringList columns;
        json::forEachField<T>([&](const auto &field) { columns.append(QLatin1String(field.name)); });
        return columns;
    }

    template <typename T>
    FieldEditor *make(QLatin1String name, const json::Rules &rules, WhenEmpty whenEmpty, QWidget *parent)
    {
        if constexpr (json::isOptional<T>) {
            return make<typename T::value_type>(name, rules, WhenEmpty::LeftOut, parent);
        } else if constexpr (json::isNullable<T>) {
            return make<typename decltype(T::value)::value_type>(name, rules, WhenEmpty::Null, parent);
        } else if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, Secret>) {
            return textEditor(name, rules, whenEmpty, std::is_same_v<T, Secret>, parent);
        } else if constexpr (std::is_same_v<T, Date>) {
            return dateEditor(name, rules, whenEmpty, parent);
        } else if constexpr (std::is_same_v<T, bool>) {
            return switchEditor(name, rules, parent);
        } else if constexpr (std::is_integral_v<T>) {
            return numberEditor(name, rules, parent);
        } else if constexpr (json::NamedEnum<T>) {
            return choiceEditor(name, rules, whenEmpty, choicesOf<T>(), parent);
        } else if constexpr (std::is_same_v<T, QStringList>) {
            return listEditor(name, rules, parent);
        } else {
            return rowsEditor(name, rules, whenEmpty, columnsOf<typename T::value_type>(), parent);
        }
    }

} // namespace detail

//! The editor for a field of type T.
template <typename T>
[[nodiscard]] FieldEditor *makeEditor(QLatin1String name, const json::Rules &rules, QWidget *parent)
{
    return detail::make<T>(name, rules, detail::WhenEmpty::Text, parent);
}

} // namespace symbolon::gui
