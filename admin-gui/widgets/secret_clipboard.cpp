// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/widgets/secret_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace symbolon::gui {

namespace {

    using namespace std::chrono_literals;

    constexpr auto lifetime = 30s;
    //! A DWORD of zero, which is what Windows wants to see in its own formats.
    const QByteArray no(4, '\0');

} // namespace

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(lifetime);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(const Secret &secret)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(secret.reveal()));
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    for (const char *format : { "ExcludeClipboardContentFromMonitorProcessing",
             "CanIncludeInClipboardHistory",
             "CanUploadToCloudClipboard" })
        data->setData(
            QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(QLatin1String(format)), no);
    QGuiApplication::clipboard()->setMimeData(data);
    m_copied = secret;
    m_timer.start();
}

void SecretClipboard::clear()
{
    m_timer.stop();
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard && !m_copied.isEmpty() && clipboard->text().toUtf8() == m_copied.reveal())
        clipboard->clear();
    m_copied = {};
}

} // namespace symbolon::gui
