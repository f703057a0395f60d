// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/secret.h"

#include <QObject>
#include <QTimer>

namespace symbolon::gui {

//! Puts a code on the clipboard for a short while: after 30 s it is cleared, unless something else is there
//! by then. Clipboard histories are asked to leave it out (KDE's and Windows' own hints).
class SecretClipboard : public QObject {
    Q_OBJECT

public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const Secret &secret);

    void setLifetime(std::chrono::milliseconds lifetime) { m_timer.setInterval(lifetime); }

private:
    void clear();

    Secret m_copied;
    QTimer m_timer;
};

} // namespace symbolon::gui
