// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config_derive.h"
#include "server/app/config_sources.h"
#include "server/app/setting_kinds.h"

#include <QDir>
#include <QProcessEnvironment>

#include <algorithm>

namespace symbolon::app {

namespace {

    constexpr QStringView fileSuffix = u"_file";

    //! Applies sources one after the other and remembers what is wrong instead of stopping at the first
    //! problem.
    class Loader {
    public:
        void applyFile(const QString &path);
        void applyCredentials(const QString &directory);
        void applyEnvironment(const QHash<QString, QString> &environment);
        void applyOption(const QString &name, const QString &value);
        [[nodiscard]] Result<Loaded> finish(const Sources &sources) &&;

    private:
        void applyEntry(const Entry &entry, const QString &path, QStringList &secrets);
        void apply(const Setting &setting, const QString &text, Origin origin);
        void applySecretFile(const Setting &setting, const QString &path, Origin origin);
        void applyVariable(
            const Setting &setting, QString variable, const QHash<QString, QString> &environment);
        void refuseUnknownVariables(const QHash<QString, QString> &environment);

        Loaded m_loaded;
        QStringList m_problems;
    };

    bool shapeFits(Shape written, Shape wanted)
    {
        return written == wanted
            || (wanted == Shape::Duration && (written == Shape::Integer || written == Shape::Text))
            || (wanted == Shape::Integer && written == Shape::Text);
    }

    //! The secret whose file `key` names, if it does.
    const Setting *secretNamedBy(const QString &key)
    {
        if (!key.endsWith(fileSuffix))
            return nullptr;
        const Setting *setting = findSetting(QStringView(key).chopped(fileSuffix.size()));
        return setting && setting->kind.isSecret ? setting : nullptr;
    }

    void Loader::apply(const Setting &setting, const QString &text, Origin origin)
    {
        if (auto done = setting.kind.set(m_loaded.config, text); !done) {
            m_problems.append(
                QStringLiteral("%1: %2: %3").arg(origin.place, setting.name, done.error().detail));
            return;
        }
        m_loaded.origins.insert(setting.name, std::move(origin));
    }

    void Loader::applySecretFile(const Setting &setting, const QString &path, Origin origin)
    {
        auto text = readSecretFile(path, origin.kind == Origin::Kind::Credential);
        if (!text) {
            m_problems.append(
                QStringLiteral("%1: %2: %3").arg(origin.place, setting.name, text.error().detail));
            return;
        }
        origin.place += QStringLiteral(" (%1)").arg(path);
        apply(setting, *text, std::move(origin));
    }

    void Loader::applyFile(const QString &path)
    {
        auto entries = readTomlFile(path);
        if (!entries) {
            m_problems.append(entries.error().detail);
            return;
        }
        QStringList secrets;
        for (const Entry &entry : std::as_const(*entries))
            applyEntry(entry, path, secrets);
        if (const QString objection = objectionTo(path, !secrets.isEmpty()); !objection.isEmpty())
            m_problems.append(objection);
    }

    void Loader::applyEntry(const Entry &entry, const QString &path, QStringList &secrets)
    {
        const Origin origin{ Origin::Kind::File, QStringLiteral("%1:%2").arg(path).arg(entry.line) };
        if (const Setting *secret = secretNamedBy(entry.key)) {
            applySecretFile(
                *secret, QDir(QFileInfo(path).absolutePath()).absoluteFilePath(entry.text), origin);
            return;
        }
        const Setting *setting = findSetting(entry.key);
        if (!setting) {
            m_problems.append(QStringLiteral("%1: unknown setting %2").arg(origin.place, entry.key));
            return;
        }
        if (!shapeFits(entry.shape, setting->kind.shape)) {
            m_problems.append(QStringLiteral("%1: %2: needs a value of the form %3")
                                  .arg(origin.place, entry.key, setting->kind.type));
            return;
        }
        if (setting->kind.isSecret)
            secrets.append(setting->name);
        apply(*setting, entry.text, origin);
    }

    void Loader::applyCredentials(const QString &directory)
    {
        if (directory.isEmpty())
            return;
        // systemd puts the credential's id before the names of files that it loads from a folder.
        for (const Setting &setting : settings()) {
            for (const QString &name :
                QStringList{ QStringLiteral("symbolon_") + setting.name, setting.name }) {
                const QString path = QDir(directory).absoluteFilePath(name);
                if (setting.kind.isSecret && QFileInfo::exists(path))
                    applySecretFile(setting,
                        path,
                        { Origin::Kind::Credential, QStringLiteral("credential %1").arg(name) });
            }
        }
    }

    void Loader::applyVariable(
        const Setting &setting, QString variable, const QHash<QString, QString> &environment)
    {
        const bool isInverted = variable.startsWith(u'!');
        variable.remove(u'!');
        const Origin origin{ Origin::Kind::Environment,
            QStringLiteral("environment variable %1").arg(variable) };
        if (const auto found = environment.constFind(variable);
            found != environment.constEnd() && (setting.emptyCounts || !found->isEmpty())) {
            QString text = *found;
            if (const auto flag = kinds::readBoolean(text); isInverted && flag)
                text = *flag ? QStringLiteral("false") : QStringLiteral("true");
            apply(setting, text, origin);
        }
        if (!setting.kind.isSecret)
            return;
        if (const QString path = environment.value(variable + QStringLiteral("_FILE")); !path.isEmpty())
            applySecretFile(setting, path, { origin.kind, origin.place + QStringLiteral("_FILE") });
    }

    void Loader::applyEnvironment(const QHash<QString, QString> &environment)
    {
        for (const Setting &setting : settings()) {
            for (const QString &variable : setting.environment)
                applyVariable(setting, variable, environment);
            applyVariable(setting, ownVariable(setting), environment);
        }
        refuseUnknownVariables(environment);
        QStringList unused;
        for (const UnusedVariable &variable : unusedVariables()) {
            if (environment.contains(QLatin1String(variable.name)))
                unused.append(
                    QStringLiteral("%1 (%2)").arg(QLatin1String(variable.name), QLatin1String(variable.why)));
        }
        if (!unused.isEmpty())
            m_loaded.warnings.append(QStringLiteral("these environment variables have no effect: %1")
                                         .arg(unused.join(QStringLiteral(", "))));
    }

    //! `SYMBOLON_ACTIVATION_…`: ours, right or wrong; `SYMBOLON_ADMIN_…` is the desktop app's.
    bool belongsToASection(const QString &variable)
    {
        return std::ranges::any_of(settings(), [&variable](const Setting &setting) {
            const QString section = setting.name.section(u'.', 0, 0).toUpper();
            return variable.startsWith(QStringLiteral("SYMBOLON_%1_").arg(section));
        });
    }

    void Loader::refuseUnknownVariables(const QHash<QString, QString> &environment)
    {
        QStringList names;
        for (auto variable = environment.keyBegin(); variable != environment.keyEnd(); ++variable) {
            if (belongsToASection(*variable))
                names.append(*variable);
        }
        for (const Setting &setting : settings()) {
            names.removeAll(ownVariable(setting));
            if (setting.kind.isSecret)
                names.removeAll(ownVariable(setting) + QStringLiteral("_FILE"));
        }
        names.sort();
        for (const QString &name : std::as_const(names))
            m_problems.append(QStringLiteral("environment variable %1: there is no such setting").arg(name));
    }

    void Loader::applyOption(const QString &name, const QString &value)
    {
        const Origin origin{ Origin::Kind::Option, QStringLiteral("option --set") };
        if (const Setting *setting = findSetting(name))
            apply(*setting, value, origin);
        else if (const Setting *secret = secretNamedBy(name))
            applySecretFile(*secret, value, origin);
        else
            m_problems.append(QStringLiteral("%1: unknown setting %2").arg(origin.place, name));
    }

    Result<Loaded> Loader::finish(const Sources &sources) &&
    {
        // What follows from values that are wrong would only be confusing.
        if (m_problems.isEmpty()) {
            derive(m_loaded, sources.environment, m_problems);
            check(m_loaded, m_problems);
        }
        if (!m_problems.isEmpty())
            return fail(Code::Invalid, m_problems.join(u'\n'));
        return std::move(m_loaded);
    }

} // namespace

QString Origin::text() const
{
    switch (kind) {
    case Kind::Default:
        return QStringLiteral("default");
    case Kind::Derived:
        return QStringLiteral("derived from %1").arg(place);
    case Kind::File:
    case Kind::Credential:
    case Kind::Environment:
    case Kind::Option:
        break;
    }
    return place;
}

const QList<Setting> &settings()
{
    static const QList<Setting> all = serverSettings() + connectionSettings() + serviceSettings();
    return all;
}

const Setting *findSetting(QStringView name)
{
    const auto found =
        std::ranges::find_if(settings(), [name](const Setting &setting) { return setting.name == name; });
    return found == settings().end() ? nullptr : &*found;
}

QString ownVariable(const Setting &setting)
{
    return QStringLiteral("SYMBOLON_") + QString(setting.name).replace(u'.', u'_').toUpper();
}

Result<Loaded> load(const Sources &sources)
{
    Loader loader;
    for (const QString &file : sources.files)
        loader.applyFile(file);
    loader.applyCredentials(sources.environment.value(QStringLiteral("CREDENTIALS_DIRECTORY")));
    loader.applyEnvironment(sources.environment);
    for (const auto &[name, value] : sources.options)
        loader.applyOption(name, value);
    return std::move(loader).finish(sources);
}

Result<Sources> processSources(const QString &configFile, QList<std::pair<QString, QString>> options)
{
    Sources sources;
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto names = environment.keys();
    for (const QString &name : names)
        sources.environment.insert(name, environment.value(name));
    sources.options = std::move(options);

    const QString standard = QStringLiteral("/etc/symbolon/server.toml");
    QString file =
        configFile.isEmpty() ? sources.environment.value(QStringLiteral("SYMBOLON_CONFIG")) : configFile;
    if (file.isEmpty() && QFileInfo::exists(standard))
        file = standard;
    if (file.isEmpty())
        return sources;
    if (!QFileInfo::exists(file))
        return fail(Code::Invalid, QStringLiteral("%1: there is no such file").arg(file));
    sources.files.append(file);
    const QDir more(QFileInfo(file).absoluteDir().absoluteFilePath(QStringLiteral("conf.d")));
    const auto parts = more.entryList({ QStringLiteral("*.toml") }, QDir::Files, QDir::Name);
    for (const QString &part : parts)
        sources.files.append(more.absoluteFilePath(part));
    return sources;
}

} // namespace symbolon::app
