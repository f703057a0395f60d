// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/strict_object.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

namespace symbolon {

namespace {

    //! Where the text that begins after `start` ends; nothing for a control character in it.
    std::optional<qsizetype> endOfText(QByteArrayView json, qsizetype start)
    {
        bool isEscaped = false;
        for (qsizetype at = start + 1; at < json.size(); ++at) {
            const char c = json[at];
            if (static_cast<unsigned char>(c) < 0x20)
                return std::nullopt;
            if (c == '"' && !isEscaped)
                return at;
            isEscaped = !isEscaped && c == '\\';
        }
        return json.size();
    }

    //! By how much a character outside of texts goes deeper.
    int levelsAt(char c)
    {
        if (c == '{' || c == '[')
            return 1;
        return c == '}' || c == ']' ? -1 : 0;
    }

    //! How many members are written, found without building anything; nothing when it is too deep or a text
    //! in it holds a control character. The grammar is the parser's business.
    std::optional<qsizetype> countMembers(QByteArrayView json, int maxDepth)
    {
        qsizetype members = 0;
        int depth = 0;
        for (qsizetype at = 0; at < json.size(); ++at) {
            const char c = json[at];
            if (c == '"') {
                const auto end = endOfText(json, at);
                if (!end)
                    return std::nullopt;
                at = *end;
            }
            depth += levelsAt(c);
            members += c == ':' ? 1 : 0;
            if (depth > maxDepth)
                return std::nullopt;
        }
        return members;
    }

    bool isPlainText(const QString &text)
    {
        return text.isValidUtf16() && !text.contains(QChar(0));
    }

    std::optional<qsizetype> countBuilt(const QJsonValue &value);

    std::optional<qsizetype> countBuilt(const QJsonArray &array)
    {
        qsizetype members = 0;
        for (const QJsonValue element : array) {
            const auto inside = countBuilt(element);
            if (!inside)
                return std::nullopt;
            members += *inside;
        }
        return members;
    }

    std::optional<qsizetype> countBuilt(const QJsonObject &object)
    {
        qsizetype members = object.size();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const auto inside = countBuilt(it.value());
            if (!inside || !isPlainText(it.key()))
                return std::nullopt;
            members += *inside;
        }
        return members;
    }

    //! How many members were built; nothing when a text in them is not plain. The depth is bounded by
    //! countMembers().
    std::optional<qsizetype> countBuilt(const QJsonValue &value)
    {
        if (value.isObject())
            return countBuilt(value.toObject());
        if (value.isArray())
            return countBuilt(value.toArray());
        if (value.isString() && !isPlainText(value.toString()))
            return std::nullopt;
        return 0;
    }

} // namespace

Result<QJsonObject> parseStrictObject(QByteArrayView text, int maxDepth)
{
    if (!text.startsWith('{') || !text.endsWith('}'))
        return fail(Code::Malformed, QStringLiteral("not a bare JSON object"));
    const auto written = countMembers(text, maxDepth);
    if (!written)
        return fail(Code::Malformed, QStringLiteral("JSON too deep or with a control character"));
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    if (!document.isObject())
        return fail(Code::Malformed, QStringLiteral("not valid JSON"));
    // The parser lets the last of two equal names win, so the object it builds has fewer members than were
    // written.
    if (countBuilt(document.object()) != written)
        return fail(Code::Malformed, QStringLiteral("JSON with a doubled name or text that is not Unicode"));
    return document.object();
}

} // namespace symbolon
