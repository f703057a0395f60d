// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/clipping.h"

#include "tests/gui/pseudo_locale.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QLayout>

namespace symbolon::test {

namespace {

    QString nameOf(const QWidget &widget, const QString &text)
    {
        return QStringLiteral("%1 \"%2\" %3x%4")
            .arg(widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className())
                                               : widget.objectName(),
                text.left(40))
            .arg(widget.width())
            .arg(widget.height());
    }

    QString textOf(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            return label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            return button->text();
        if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            return box->currentText();
        return {};
    }

    //! The room that the text of `widget` needs at its present width.
    QSize needed(const QWidget &widget)
    {
        const auto *label = qobject_cast<const QLabel *>(&widget);
        if (!label || !label->wordWrap())
            return widget.sizeHint();
        QSize size(0, label->heightForWidth(label->width()));
        for (const QString &word : label->text().split(u' '))
            size.setWidth(std::max(size.width(), label->fontMetrics().horizontalAdvance(word)));
        return size;
    }

    //! Is part of the widget outside of what holds it? Scrolled areas may be larger than their view.
    bool isCutByParent(const QWidget &widget)
    {
        const QWidget *parent = widget.parentWidget();
        if (!parent || parent->objectName() == u"qt_scrollarea_viewport")
            return false;
        return !parent->rect().contains(widget.geometry());
    }

    QList<QWidget *> shown(const QWidget &root)
    {
        QList<QWidget *> widgets = root.findChildren<QWidget *>();
        widgets.removeIf([](const QWidget *widget) { return !widget->isVisible(); });
        return widgets;
    }

} // namespace

QStringList clippedTexts(const QWidget &root)
{
    constexpr int rounding = 1;
    QStringList clipped;
    for (const QWidget *widget : shown(root)) {
        const QString text = textOf(*widget);
        if (text.isEmpty())
            continue;
        const QSize room = needed(*widget);
        const bool isTooSmall =
            room.width() > widget->width() + rounding || room.height() > widget->height() + rounding;
        if (isTooSmall || isCutByParent(*widget))
            clipped.append(
                nameOf(*widget, text) + QStringLiteral(" needs %1x%2").arg(room.width()).arg(room.height()));
    }
    return clipped;
}

QStringList untranslatedTexts(const QWidget &root, const QStringList &outside)
{
    QStringList found;
    for (const QWidget *widget : shown(root)) {
        const QString text = textOf(*widget);
        const bool hasWord = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
        const bool isOutside = std::any_of(
            outside.cbegin(), outside.cend(), [&text](const QString &known) { return text.contains(known); });
        if (hasWord && !isOutside && !PseudoLocale::isTranslated(text))
            found.append(nameOf(*widget, text));
    }
    return found;
}

QStringList namelessWidgets(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : shown(root)) {
        const bool isInside =
            widget->focusProxy() || qobject_cast<const QAbstractScrollArea *>(widget->parent());
        if ((widget->focusPolicy() & Qt::TabFocus) && !isInside
            && (widget->accessibleName().isEmpty() || widget->objectName().isEmpty()))
            found.append(nameOf(*widget, textOf(*widget)));
    }
    return found;
}

} // namespace symbolon::test
