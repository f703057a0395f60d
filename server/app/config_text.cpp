// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/setting.h"

namespace symbolon::app {

namespace {

    QString variablesOf(const Setting &setting)
    {
        QStringList names;
        for (QString name : setting.environment) {
            const bool isInverted = name.startsWith(u'!');
            names.append(QStringLiteral("`%1`%2").arg(
                name.remove(u'!'), isInverted ? QStringLiteral(" (reversed)") : QString()));
        }
        return names.join(QStringLiteral(", "));
    }

    QString rowOf(const Setting &setting, const Config &defaults)
    {
        const QString key = setting.name.section(u'.', 1);
        const QString value = setting.kind.get(defaults);
        QString doc = setting.doc;
        if (setting.kind.isSecret)
            doc += QStringLiteral(" Or `%1_file`.").arg(key);
        return QStringLiteral("| `%1` | %2 | %3 | %4 | %5 |\n")
            .arg(key,
                setting.kind.type,
                value.isEmpty() ? QString() : QStringLiteral("`%1`").arg(value),
                variablesOf(setting),
                doc);
    }

    const char *const introduction = R"(# Configuration

Made from the server's table of settings by `symbolond config docs`; do not edit.

The last source that says something wins: defaults, then the configuration file (`--config FILE`, else `SYMBOLON_CONFIG`,
else `/etc/symbolon/server.toml`) and the `conf.d/*.toml` beside it in order of name, then systemd credentials, then
environment variables, then `--set name=value`. `symbolond config show` prints every value with the place it comes from,
`symbolond config check` says what is wrong. An unknown name or an unusable value stops the server before it starts.

The file is TOML: `pin_length = 5` under `[activation]` is the setting `activation.pin_length`, which is also the
variable `SYMBOLON_ACTIVATION_PIN_LENGTH`. Durations are texts such as `"90 s"`, `"15 min"`, `"12 h"`, `"5 d"`.

A secret is better not written into the file: name a file that holds it (`hs_key_file = "/etc/symbolon/secrets/hs_key"`,
`HS_KEY_FILE`, `SYMBOLON_JWT_HS_KEY_FILE`), which nobody but the server may read, or give a systemd credential of the
setting's name (`LoadCredential=jwt.hs_key:/etc/symbolon/secrets/hs_key`). The packaged unit loads every file in
`/etc/symbolon/secrets` (0640, root:symbolon is enough) as the setting it is named after, such as `jwt.hs_key`.
)";

} // namespace

QString show(const Loaded &loaded, bool changedOnly)
{
    QString text;
    for (const Setting &setting : settings()) {
        const Origin origin = loaded.origins.value(setting.name);
        if (changedOnly && origin.kind == Origin::Kind::Default)
            continue;
        text += QStringLiteral("%1 = %2  # %3\n")
                    .arg(setting.name, setting.kind.get(loaded.config), origin.text());
    }
    return text;
}

QString documentation()
{
    const Config defaults;
    QString text = QString::fromUtf8(introduction);
    QString section;
    for (const Setting &setting : settings()) {
        if (const QString name = setting.name.section(u'.', 0, 0); name != section) {
            section = name;
            text += QStringLiteral(
                "\n## %1\n\n| setting | value | default | old variable | meaning |\n|---|---|---|---|---|\n")
                        .arg(section);
        }
        text += rowOf(setting, defaults);
    }
    text +=
        QStringLiteral("\n## Variables without effect\n\n"
                       "An old deployment may go on setting these; the server names them once in its log.\n\n"
                       "| variable | why |\n|---|---|\n");
    for (const UnusedVariable &variable : unusedVariables())
        text +=
            QStringLiteral("| `%1` | %2 |\n").arg(QLatin1String(variable.name), QLatin1String(variable.why));
    return text;
}

} // namespace symbolon::app
