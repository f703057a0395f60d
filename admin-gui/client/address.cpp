// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/address.h"

#include <QHostAddress>

namespace symbolon::gui {

namespace {

    constexpr int httpsPort = 443;
    constexpr int httpPort = 80;

    Failure refused(const QString &why)
    {
        return fail(Code::Invalid, why, QStringLiteral("/server"));
    }

} // namespace

Result<QUrl> serverAddress(const QString &typed)
{
    const QString text = typed.trimmed();
    const QUrl url(text.contains(u"://") ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refused(QStringLiteral("not an address"));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || url.path().size() > 1)
        return refused(QStringLiteral("only a host and a port are allowed"));
    if (url.scheme() != u"https" && !(url.scheme() == u"http" && isLoopback(url)))
        return refused(QStringLiteral("https is needed"));
    QUrl address;
    address.setScheme(url.scheme());
    address.setHost(url.host());
    address.setPort(url.port());
    return address;
}

QString authorityOf(const QUrl &address)
{
    return address.host() + u':'
        + QString::number(address.port(address.scheme() == u"http" ? httpPort : httpsPort));
}

bool isLoopback(const QUrl &address)
{
    return address.host() == u"localhost" || QHostAddress(address.host()).isLoopback();
}

} // namespace symbolon::gui
