// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/tile.h"

#include "admin-gui/widgets/icon.h"
#include "admin-gui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace symbolon::gui {

namespace {

    constexpr double numberScale = 2.2;
    //! A caption has room for about this many letters on a line.
    constexpr int captionLetters = 18;

    //! Labels of a tile let the mouse through to the button below them.
    QLabel *labelOf(QWidget *parent)
    {
        auto *label = new QLabel(parent);
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        return label;
    }

} // namespace

Tile::Tile(const char *objectName, QWidget *parent)
    : QPushButton(parent)
    , m_number(labelOf(this))
    , m_caption(labelOf(this))
    , m_look(new QWidget(this))
{
    setObjectName(QLatin1String(objectName));
    setProperty("tile", true);
    setAutoDefault(false);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * numberScale);
    big.setWeight(QFont::DemiBold);
    m_number->setFont(big);
    m_caption->setWordWrap(true);
    m_look->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *sign = labelOf(m_look);
    const int side = theme::iconSize;
    sign->setPixmap(iconPixmap("warning", side, theme::colours().warning, devicePixelRatioF()));
    auto *word = labelOf(m_look);
    word->setText(tr("Look"));
    auto *look = new QHBoxLayout(m_look);
    look->setContentsMargins({});
    look->setSpacing(theme::unit);
    look->addWidget(sign);
    look->addWidget(word);
    auto *head = new QHBoxLayout;
    head->addWidget(m_number, 1);
    head->addWidget(m_look, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space, theme::space, theme::space, theme::space);
    column->setSpacing(theme::unit);
    column->addLayout(head);
    column->addWidget(m_caption);
    column->addStretch(1);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setUnknown({});
}

void Tile::setCount(int count, const QString &caption, const QString &sentence, bool wantsLook)
{
    setTexts(QLocale().toString(count), caption, wantsLook);
    setAccessibleName(sentence);
}

void Tile::setUnknown(const QString &caption)
{
    setTexts(QStringLiteral("–"), caption, false);
    setAccessibleName(caption);
}

void Tile::setReason(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

QSize Tile::sizeHint() const
{
    const QSize minimum = minimumSizeHint();
    return QSize(minimum.width(), heightForWidth(minimum.width()));
}

QSize Tile::minimumSizeHint() const
{
    const int text = m_caption->fontMetrics().averageCharWidth() * captionLetters;
    const int width = std::max(text + 2 * theme::space, layout()->minimumSize().width());
    return QSize(width, layout()->totalHeightForWidth(width));
}

int Tile::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

void Tile::setTexts(const QString &number, const QString &caption, bool wantsLook)
{
    m_number->setText(number);
    m_caption->setText(caption);
    m_look->setVisible(wantsLook);
    updateGeometry();
}

} // namespace symbolon::gui
