// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config_sources.h"

#include <QFileInfo>

#include <algorithm>
#include <toml++/toml.h>

namespace symbolon::app {

namespace {

    QString fromToml(std::string_view text)
    {
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }

    //! The text of a scalar or of a list of scalars; nullopt for what no setting can be.
    std::optional<Entry> entryOf(const QString &key, const toml::node &node)
    {
        Entry entry{ .key = key, .line = int(node.source().begin.line) };
        if (const auto *text = node.as_string()) {
            entry.text = fromToml(text->get());
        } else if (const auto *number = node.as_integer()) {
            entry.text = QString::number(qint64(number->get()));
            entry.shape = Shape::Integer;
        } else if (const auto *flag = node.as_boolean()) {
            entry.text = flag->get() ? QStringLiteral("true") : QStringLiteral("false");
            entry.shape = Shape::Boolean;
        } else if (const auto *list = node.as_array()) {
            QStringList items;
            for (const toml::node &item : *list) {
                if (!item.is_string())
                    return std::nullopt;
                items.append(fromToml(item.as_string()->get()));
            }
            entry.text = items.join(u',');
            entry.shape = Shape::List;
        } else {
            return std::nullopt;
        }
        return entry;
    }

    Result<void> collect(
        const toml::table &table, const QString &prefix, const QString &path, QList<Entry> &entries)
    {
        for (const auto &[name, node] : table) {
            const QString key =
                prefix.isEmpty() ? fromToml(name.str()) : prefix + u'.' + fromToml(name.str());
            if (const auto *inner = node.as_table()) {
                SYMBOLON_CHECK(collect(*inner, key, path, entries));
                continue;
            }
            auto entry = entryOf(key, node);
            if (!entry)
                return fail(Code::Invalid,
                    QStringLiteral(
                        "%1:%2: %3: neither a text, a whole number, true or false, nor a list of texts")
                        .arg(path)
                        .arg(node.source().begin.line)
                        .arg(key));
            entries.append(std::move(*entry));
        }
        return {};
    }

    Result<QByteArray> contentOf(const QString &path, qint64 most)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(
                Code::Invalid, QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString()));
        const QByteArray content = file.read(most + 1);
        if (content.size() > most)
            return fail(Code::Invalid, QStringLiteral("%1: is larger than %2 bytes").arg(path).arg(most));
        return content;
    }

} // namespace

Result<QList<Entry>> readTomlFile(const QString &path)
{
    SYMBOLON_TRY(const QByteArray content, contentOf(path, 1 << 20));
    QList<Entry> entries;
    try {
        const toml::table table =
            toml::parse(std::string_view(content.constData(), std::size_t(content.size())));
        SYMBOLON_CHECK(collect(table, {}, path, entries));
    } catch (const toml::parse_error &error) {
        return fail(Code::Invalid,
            QStringLiteral("%1:%2: %3")
                .arg(path)
                .arg(error.source().begin.line)
                .arg(fromToml(error.description())));
    }
    std::ranges::stable_sort(entries, {}, &Entry::line);
    return entries;
}

Result<QString> readSecretFile(const QString &path, bool groupMayRead)
{
    auto tooOpen = QFile::ReadOther | QFile::WriteOther | QFile::ExeOther | QFile::WriteGroup;
    if (!groupMayRead)
        tooOpen |= QFile::ReadGroup | QFile::ExeGroup;
    if (QFileInfo::exists(path) && (QFile::permissions(path) & tooOpen))
        return fail(Code::Invalid,
            QStringLiteral("%1: holds a secret, but others than its owner may use it; run: chmod 600 %1")
                .arg(path));
    SYMBOLON_TRY(const QByteArray content, contentOf(path, 1 << 16));
    QString text = QString::fromUtf8(content);
    if (text.endsWith(u'\n'))
        text.chop(text.endsWith(u"\r\n") ? 2 : 1);
    if (text.isEmpty())
        return fail(Code::Invalid, QStringLiteral("%1: is empty").arg(path));
    return text;
}

QString objectionTo(const QString &path, bool holdsSecret)
{
    const auto permissions = QFile::permissions(path);
    if (permissions & QFile::WriteOther)
        return QStringLiteral("%1: everybody may change it; run: chmod o-w %1").arg(path);
    if (holdsSecret && (permissions & QFile::ReadOther))
        return QStringLiteral(
            "%1: holds a secret, but everybody may read it; run: chmod 640 %1, or move the secret into "
            "a file of its own and name it with …_file")
            .arg(path);
    return {};
}

} // namespace symbolon::app
