// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace symbolon::gui {

//! Where the session survives the end of the app: the operating system's keyring, or nowhere.
class Keyring {
public:
    virtual ~Keyring() = default;
    //! An empty Secret when nothing is stored under `key`; Code::Unavailable when there is no keyring.
    virtual void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) = 0;
    virtual void write(const QString &key,
        const Secret &secret,
        QObject *context,
        std::function<void(Result<void>)> done) = 0;
    virtual void remove(const QString &key) = 0;
};

//! Secret Service, KWallet, macOS Keychain or Windows Credential Store, through QtKeychain.
class SystemKeyring final : public Keyring {
public:
    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    void write(const QString &key,
        const Secret &secret,
        QObject *context,
        std::function<void(Result<void>)> done) override;
    void remove(const QString &key) override;
};

//! Forgets everything with the process; says so when `isAbsent`, as a desktop without a Secret Service does.
class MemoryKeyring final : public Keyring {
public:
    explicit MemoryKeyring(bool isAbsent = false)
        : m_isAbsent(isAbsent)
    {
    }

    void read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done) override;
    void write(const QString &key,
        const Secret &secret,
        QObject *context,
        std::function<void(Result<void>)> done) override;
    void remove(const QString &key) override;

private:
    bool m_isAbsent;
    QHash<QString, Secret> m_secrets;
};

} // namespace symbolon::gui
