// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/app/setting.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using Environment = QHash<QString, QString>;

//! A folder with files of configuration, for tests that say what files, variables and options there are.
class ConfigFolder {
public:
    //! An empty one.
    void renew()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    [[nodiscard]] QString folder() const { return m_directory->path(); }

    QString file(const QString &name, const QByteArray &content, QFile::Permissions others = {})
    {
        QFile file(m_directory->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | others))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    [[nodiscard]] symbolon::Result<symbolon::app::Loaded> loadFile(
        const QByteArray &toml, Environment environment = {})
    {
        return symbolon::app::load(
            { { file(QStringLiteral("server.toml"), toml) }, std::move(environment), {} });
    }

    [[nodiscard]] static symbolon::Result<symbolon::app::Loaded> loadEnvironment(Environment environment)
    {
        return symbolon::app::load({ {}, std::move(environment), {} });
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
};
