// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/widgets/field_editor.h"

#include <QWidget>

class QVBoxLayout;

namespace symbolon::gui {

//! A form made from a contract type: one labelled editor per field, checked with the code with which the
//! server decodes.
//!
//!     form->build<api::AddDevice::Body>();
//!     Result<api::AddDevice::Body> body = form->read<api::AddDevice::Body>();   // marks what is wrong
//!     form->mark(reply.error());                                              // marks what the server found
//!     wrong
class FieldForm : public QWidget {
    Q_OBJECT

public:
    explicit FieldForm(QWidget *parent = nullptr);

    //! Lays the fields of T out, showing `initial`; `leftOut` names fields that the page fills in itself.
    template <json::Structure T>
    void build(const T &initial = {}, const QStringList &leftOut = {})
    {
        clear();
        const QJsonObject values = json::encode(initial).toObject();
        json::forEachField<T>([&](const auto &field) {
            using Member = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
            const QLatin1String name(field.name);
            if (!leftOut.contains(name))
                add(makeEditor<Member>(name, field.rules, this), values.value(name));
        });
    }

    //! What the fields say as a T; on the first fault marks the field, focuses it and gives the Error.
    template <json::Structure T>
    [[nodiscard]] Result<T> read()
    {
        Result<T> decoded = json::decoded<T>(json());
        if (decoded)
            unmark();
        else
            mark(decoded.error());
        return decoded;
    }

    //! The same over the values of `base`, for the fields that were left out.
    template <json::Structure T>
    [[nodiscard]] Result<T> read(const T &base)
    {
        QJsonObject document = json::encode(base).toObject();
        const QJsonObject typed = json();
        for (const QString &name : names()) {
            document.remove(name);
            if (typed.contains(name))
                document.insert(name, typed.value(name));
        }
        Result<T> decoded = json::decoded<T>(document);
        if (decoded)
            unmark();
        else
            mark(decoded.error());
        return decoded;
    }

    //! Marks and focuses the field that `error.where` points to. False when it is none of this form's.
    bool mark(const Error &error);
    void unmark();

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QStringList names() const;
    //! The editor of the field `name`; null when there is none.
    [[nodiscard]] FieldEditor *editor(QLatin1String name) const;
    //! Focuses the first editor.
    void focusFirst();

signals:
    //! Something was typed or chosen.
    void edited();

private:
    void clear();
    void add(FieldEditor *editor, const QJsonValue &initial);

    QVBoxLayout *m_rows;
    QList<FieldEditor *> m_editors;
};

} // namespace symbolon::gui
