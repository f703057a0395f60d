// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "admin-gui/client/keyring.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace symbolon::gui {

namespace {

    const QString service = QStringLiteral("symbolon-admin");

    Failure absent(const QString &why)
    {
        return fail(Code::Unavailable, why);
    }

} // namespace

void SystemKeyring::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(service, context);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::EntryNotFound)
            done(Secret());
        else if (job->error() != QKeychain::NoError)
            done(absent(job->errorString()));
        else
            done(Secret(job->binaryData()));
    });
    job->start();
}

void SystemKeyring::write(
    const QString &key, const Secret &secret, QObject *context, std::function<void(Result<void>)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service, context);
    job->setKey(key);
    job->setBinaryData(secret.reveal());
    QObject::connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? Result<void>() : Result<void>(absent(job->errorString())));
    });
    job->start();
}

void SystemKeyring::remove(const QString &key)
{
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    job->start();
}

void MemoryKeyring::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    const Result<Secret> found =
        m_isAbsent ? Result<Secret>(absent(QStringLiteral("no keyring"))) : m_secrets.value(key);
    QTimer::singleShot(0, context, [found, done = std::move(done)] { done(found); });
}

void MemoryKeyring::write(
    const QString &key, const Secret &secret, QObject *context, std::function<void(Result<void>)> done)
{
    if (!m_isAbsent)
        m_secrets.insert(key, secret);
    const Result<void> written =
        m_isAbsent ? Result<void>(absent(QStringLiteral("no keyring"))) : Result<void>();
    QTimer::singleShot(0, context, [written, done = std::move(done)] { done(written); });
}

void MemoryKeyring::remove(const QString &key)
{
    m_secrets.remove(key);
}

} // namespace symbolon::gui
