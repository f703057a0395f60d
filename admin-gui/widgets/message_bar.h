// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/error.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace symbolon::gui {

//! What the message bar can say.
struct Message {
    enum class Kind { Info, Success, Warning, Error };
    Kind kind = Kind::Info;
    QString text;
    QString reference = {}; //!< shown with a button that copies it
    QString actionText = {};
    std::function<void()> action = {};
    std::chrono::milliseconds lasts{ 0 }; //!< 0 = until closed or replaced
};

//! Feedback above the page, instead of a modal box: one sentence, an icon and a word for its kind, at most
//! one action. Screen readers are told. Text is never taken for HTML.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void say(Message message);
    void say(Message::Kind kind, const QString &text);
    //! The sentence of `error` with its reference; `lead` says what was being done.
    void sayError(const Error &error, const QString &lead = {});
    //! Ten seconds in which `undo` can be called, by button or Ctrl+Z.
    void offerUndo(const QString &text, std::function<void()> undo);
    void clear();

    [[nodiscard]] QString text() const;

private:
    void act();
    void copyReference();

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_reference;
    QToolButton *m_copy;
    QPushButton *m_action;
    QToolButton *m_close;
    QAction *m_undo;
    QTimer m_timer;
    Message m_message;
};

} // namespace symbolon::gui
