// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QPushButton>
#include <QStyle>
#include <QStyleFactory>

namespace symbolon::gui::theme {

namespace {

    const Colours light{
        .window = QColor(0xF6, 0xF7, 0xF9),
        .base = QColor(0xFF, 0xFF, 0xFF),
        .raised = QColor(0xEC, 0xEF, 0xF3),
        .text = QColor(0x1B, 0x1F, 0x24),
        .muted = QColor(0x57, 0x60, 0x6A),
        .border = QColor(0x86, 0x8F, 0x99),
        .accent = QColor(0x0B, 0x57, 0xA4),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .positive = QColor(0x1A, 0x73, 0x33),
        .warning = QColor(0x85, 0x55, 0x00),
        .danger = QColor(0xB4, 0x23, 0x18),
        .tint = QColor(0xDC, 0xE9, 0xF7),
    };
    const Colours dark{
        .window = QColor(0x16, 0x19, 0x1D),
        .base = QColor(0x1E, 0x22, 0x27),
        .raised = QColor(0x29, 0x2E, 0x35),
        .text = QColor(0xE6, 0xEA, 0xEE),
        .muted = QColor(0xA3, 0xAD, 0xB8),
        .border = QColor(0x72, 0x7C, 0x87),
        .accent = QColor(0x7A, 0xB8, 0xFF),
        .onAccent = QColor(0x0B, 0x15, 0x20),
        .positive = QColor(0x5C, 0xCB, 0x95),
        .warning = QColor(0xE6, 0xB8, 0x4C),
        .danger = QColor(0xFF, 0x91, 0x87),
        .tint = QColor(0x22, 0x3A, 0x54),
    };

    const Colours *current = &light;

    //! Light text on a dark ground, as the desktop's own palette has it.
    bool isDesktopDark(const QPalette &palette)
    {
        return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    }

    //! Black on white or the reverse, with nothing between: colours of our own would take contrast away.
    bool isHighContrast(const QPalette &palette)
    {
        const QColor window = palette.color(QPalette::Window);
        const QColor text = palette.color(QPalette::WindowText);
        return (window == Qt::black && text == Qt::white) || (window == Qt::white && text == Qt::black);
    }

    QPalette paletteOf(const Colours &c)
    {
        QPalette palette(c.text, c.raised, c.base, c.border, c.muted, c.text, c.base);
        palette.setColor(QPalette::Window, c.window);
        palette.setColor(QPalette::AlternateBase, c.window);
        palette.setColor(QPalette::ToolTipBase, c.raised);
        palette.setColor(QPalette::ToolTipText, c.text);
        palette.setColor(QPalette::PlaceholderText, c.muted);
        palette.setColor(QPalette::Highlight, c.accent);
        palette.setColor(QPalette::HighlightedText, c.onAccent);
        palette.setColor(QPalette::Link, c.accent);
        palette.setColor(QPalette::BrightText, c.danger);
        for (const QPalette::ColorRole role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
            palette.setColor(QPalette::Disabled, role, c.muted);
        return palette;
    }

    //! `@name` stands for the colour of that name.
    const char *const sheet = R"(
QPushButton, QToolButton { border: 1px solid @border; border-radius: 4px; padding: 6px 14px; background: @base; color: @text; }
QPushButton:hover, QToolButton:hover { background: @raised; }
QPushButton:pressed, QToolButton:pressed { background: @tint; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton:disabled, QToolButton:disabled { color: @muted; background: @window; border-color: @raised; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @raised; color: @muted; border: 1px solid @raised; }
QPushButton[dangerous="true"] { color: @danger; border-color: @danger; }
QToolButton[flat="true"], QPushButton[flat="true"] { border: 2px solid transparent; padding: 5px; background: transparent; }
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: @raised; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border: 2px solid @accent; }
QPushButton[tile="true"] { background: @base; border: 1px solid @raised; border-radius: 8px; padding: 0; text-align: left; }
QPushButton[tile="true"]:hover { background: @raised; }
QPushButton[tile="true"]:focus { border: 2px solid @accent; }
QPushButton[tile="true"]:disabled { background: @window; border: 1px dashed @border; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { border: 1px solid @border; border-radius: 4px; padding: 6px 8px; background: @base; color: @text; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid @danger; padding: 5px 7px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@look.svg); width: 16px; height: 16px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @border; border-radius: 3px; background: @base; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@look.svg); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @border; border-radius: 9px; background: @base; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @accent; }
QTableView { border: 1px solid @raised; border-radius: 4px; background: @base; alternate-background-color: @window; selection-background-color: @tint; selection-color: @text; gridline-color: transparent; }
QTableView:focus, QListWidget:focus, QListView:focus, QTreeView:focus { border: 2px solid @accent; }
QTableView::item { padding: 4px 8px; border: none; }
QHeaderView { background: @base; border: none; }
QHeaderView::section { background: @base; color: @muted; border: none; border-bottom: 1px solid @raised; padding: 8px 11px; font-weight: 600; }
QListWidget, QListView { border: 1px solid @raised; border-radius: 4px; background: @base; }
QListWidget::item, QListView::item { padding: 8px; border-radius: 4px; color: @text; }
QListWidget::item:selected, QListView::item:selected { background: @tint; color: @text; }
QWidget#side { background: @raised; }
QToolButton#accountButton { border: 2px solid transparent; background: transparent; text-align: left; padding: 8px; }
QToolButton#accountButton:hover { background: @base; }
QToolButton#accountButton:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }
QListWidget#navigation { border: 2px solid transparent; border-radius: 0; background: @raised; }
QListWidget#navigation:focus { border-color: @accent; }
QListWidget#navigation::item { padding: 8px 12px; margin: 2px 4px; }
QListWidget#navigation::item:selected { background: @accent; color: @onAccent; }
QFrame[card="true"] { background: @base; border: 1px solid @raised; border-radius: 8px; }
QLabel[muted="true"] { color: @muted; }
QLabel[fault="true"] { color: @danger; }
QFrame#messageBar, QFrame#offlineBanner { border-radius: 4px; }
QFrame[kind="info"] { background: @tint; border: 1px solid @accent; }
QFrame[kind="success"] { background: @base; border: 1px solid @positive; }
QFrame[kind="warning"] { background: @base; border: 1px solid @warning; }
QFrame[kind="error"] { background: @base; border: 1px solid @danger; }
QToolTip { border: 1px solid @border; padding: 4px; background: @raised; color: @text; }
QScrollArea { border: none; background: transparent; }
QTabWidget::pane { border: none; }
QTabBar::tab { padding: 8px 16px; border: 2px solid transparent; color: @muted; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { border: 2px solid @accent; }
QMenu { border: 1px solid @border; background: @base; }
QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: @tint; color: @text; }
)";

    QString sheetOf(const Colours &c)
    {
        QString text = QString::fromLatin1(sheet);
        text.replace(QStringLiteral("@look"), &c == &dark ? QStringLiteral("dark") : QStringLiteral("light"));
        const QList<std::pair<QString, QColor>> names{
            { QStringLiteral("@onAccent"), c.onAccent },
            { QStringLiteral("@accent"), c.accent },
            { QStringLiteral("@window"), c.window },
            { QStringLiteral("@base"), c.base },
            { QStringLiteral("@raised"), c.raised },
            { QStringLiteral("@text"), c.text },
            { QStringLiteral("@muted"), c.muted },
            { QStringLiteral("@border"), c.border },
            { QStringLiteral("@positive"), c.positive },
            { QStringLiteral("@warning"), c.warning },
            { QStringLiteral("@danger"), c.danger },
            { QStringLiteral("@tint"), c.tint },
        };
        for (const auto &[name, colour] : names)
            text.replace(name, colour.name());
        return text;
    }

    void mark(QWidget *widget, const char *property)
    {
        widget->setProperty(property, true);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }

} // namespace

Appearance appearanceFromText(const QString &text)
{
    if (text == u"light")
        return Appearance::Light;
    return text == u"dark" ? Appearance::Dark : Appearance::System;
}

const Colours &colours()
{
    return *current;
}

bool isDark()
{
    return current == &dark;
}

void apply(QApplication &app, Appearance appearance)
{
    static const QPalette desktop = app.palette();
    const bool wantsDark =
        appearance == Appearance::Dark || (appearance == Appearance::System && isDesktopDark(desktop));
    current = wantsDark ? &dark : &light;
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    if (appearance == Appearance::System && isHighContrast(desktop)) {
        app.setPalette(desktop);
        app.setStyleSheet({});
        return;
    }
    app.setPalette(paletteOf(*current));
    app.setStyleSheet(sheetOf(*current));
}

QFont titleFont(const QFont &base)
{
    QFont font(base);
    font.setPointSizeF(base.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont codeFont(double points)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(points);
    font.setWeight(QFont::DemiBold);
    return font;
}

void makePrimary(QPushButton *button)
{
    mark(button, "primary");
    button->setDefault(true);
}

void makeDangerous(QPushButton *button)
{
    mark(button, "dangerous");
}

void makeMuted(QWidget *label)
{
    mark(label, "muted");
}

} // namespace symbolon::gui::theme
