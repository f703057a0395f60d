// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/settings.h"

namespace symbolon::gui {

namespace {

    //! `address` as one step of a settings key.
    QString step(const QString &address)
    {
        return QString(address).replace(u':', u'_').replace(u'/', u'_');
    }

    QString pinKey(const QString &authority)
    {
        return QStringLiteral("pins/") + step(authority);
    }

    QString columnsKey(const QString &server, const QString &page)
    {
        return QStringLiteral("columns/%1/%2").arg(step(server), page);
    }

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(file.isEmpty() ? std::make_unique<QSettings>(QSettings::NativeFormat,
                  QSettings::UserScope,
                  QStringLiteral("symbolon"),
                  QStringLiteral("symbolon-admin"))
                             : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

QByteArray Settings::pin(const QString &authority) const
{
    return QByteArray::fromHex(m_store->value(pinKey(authority)).toString().toLatin1());
}

void Settings::setPin(const QString &authority, const QByteArray &sha256)
{
    m_store->setValue(pinKey(authority), QString::fromLatin1(sha256.toHex()));
}

void Settings::removePin(const QString &authority)
{
    m_store->remove(pinKey(authority));
}

QString Settings::hiddenColumns(const QString &server, const QString &page) const
{
    return m_store->value(columnsKey(server, page)).toString();
}

void Settings::setHiddenColumns(const QString &server, const QString &page, const QString &mask)
{
    m_store->setValue(columnsKey(server, page), mask);
}

} // namespace symbolon::gui
