// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

namespace symbolon::gui {

//! One thing the app remembers: its name in the file and what holds until somebody says otherwise.
template <typename T>
struct Setting {
    const char *name;
    T fallback;
};

//! Every setting there is. No secret is among them: those go to the keyring or nowhere.
namespace setting {
    inline const Setting<QStringList> servers{ "connection/servers", {} };
    inline const Setting<QString> lastServer{ "connection/last_server", {} };
    inline const Setting<QString> lastUser{ "connection/last_user", {} };
    inline const Setting<int> idleMinutes{ "lock/idle_minutes", 5 }; //!< 1 to 15
    inline const Setting<QString> appearance{ "window/appearance",
        QStringLiteral("system") }; //!< or light, dark
    inline const Setting<QString> language{ "window/language", {} }; //!< empty = the desktop's
    inline const Setting<QByteArray> geometry{ "window/geometry", {} };
    inline const Setting<QString> slipFormat{ "slip/format", QStringLiteral("a4") }; //!< or a5, label62
    inline const Setting<bool> slipHidesPin{ "slip/hide_pin", true };
    inline const Setting<QString> printer{ "slip/printer", {} }; //!< empty = the desktop's default
    inline const Setting<bool> soundOn{ "activate/sound", false };
} // namespace setting

//! The app's memory between runs. What the site's policy presets (`/etc/xdg/symbolon/symbolon-admin.ini`, the
//! registry) holds until the person changes it.
class Settings : public QObject {
    Q_OBJECT

public:
    //! Reads the user's own file; `file` names another one, for tests.
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);

    template <typename T>
    [[nodiscard]] T get(const Setting<T> &setting) const
    {
        return m_store->value(QLatin1String(setting.name), QVariant::fromValue(setting.fallback))
            .template value<T>();
    }

    template <typename T>
    void set(const Setting<T> &setting, const T &value)
    {
        if (get(setting) == value)
            return;
        m_store->setValue(QLatin1String(setting.name), QVariant::fromValue(value));
        emit changed(QLatin1String(setting.name));
    }

    //! The pinned public key (SHA-256 of SubjectPublicKeyInfo) of `host:port`, empty when none is.
    [[nodiscard]] QByteArray pin(const QString &authority) const;
    void setPin(const QString &authority, const QByteArray &sha256);
    void removePin(const QString &authority);
    //! The columns of the list `page` that are hidden while `server` is used, as one 0 or 1 for each.
    [[nodiscard]] QString hiddenColumns(const QString &server, const QString &page) const;
    void setHiddenColumns(const QString &server, const QString &page, const QString &mask);

signals:
    void changed(QLatin1String name);

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace symbolon::gui
