// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/json/parse.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace symbolon::json {

namespace {

    //! Walks the text once without building anything: depth and doubled keys are found before memory is
    //! spent. It does not judge the grammar; the parser behind it does.
    class Scanner {
    public:
        Scanner(QByteArrayView text, Limits limits)
            : m_text(text)
            , m_limits(limits)
        {
        }

        Result<void> scan()
        {
            for (m_at = 0; m_at < m_text.size(); ++m_at) {
                switch (m_text[m_at]) {
                case '{':
                case '[':
                    if (++m_depth > m_limits.maxDepth)
                        return fail(
                            Code::Malformed, QStringLiteral("more than %1 levels").arg(m_limits.maxDepth));
                    m_keys.append(QSet<QString>());
                    break;
                case '}':
                case ']':
                    --m_depth;
                    if (!m_keys.isEmpty())
                        m_keys.removeLast();
                    break;
                case '"':
                    SYMBOLON_CHECK(text());
                    break;
                default:
                    break;
                }
            }
            return {};
        }

    private:
        //! Skips a text; when a colon follows, it was a key.
        Result<void> text()
        {
            const qsizetype start = ++m_at;
            while (m_at < m_text.size() && m_text[m_at] != '"')
                m_at += m_text[m_at] == '\\' ? 2 : 1;
            if (m_at >= m_text.size() || !m_limits.refusesDuplicateKeys || !isKey() || m_keys.isEmpty())
                return {};
            const QString key = decoded(m_text.sliced(start, m_at - start));
            if (m_keys.last().contains(key))
                return fail(Code::Malformed, QStringLiteral("a key occurs twice"), QStringLiteral("/") + key);
            m_keys.last().insert(key);
            return {};
        }

        //! What a key says, however it is spelt: `\u0061` is `a`. One that is no valid text is as it came;
        //! the parser will refuse it.
        static QString decoded(QByteArrayView key)
        {
            if (key.contains('\\')) {
                const auto text = QJsonDocument::fromJson("[\"" + key.toByteArray() + "\"]").array();
                if (!text.isEmpty())
                    return text.first().toString();
            }
            return QString::fromUtf8(key);
        }

        [[nodiscard]] bool isKey() const
        {
            for (auto next = m_at + 1; next < m_text.size(); ++next) {
                const char c = m_text[next];
                if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
                    return c == ':';
            }
            return false;
        }

        QByteArrayView m_text;
        Limits m_limits;
        qsizetype m_at = 0;
        int m_depth = 0;
        QList<QSet<QString>> m_keys;
    };

    //! U+0000, which PostgreSQL cannot store, or half of a surrogate pair, which is no character.
    bool isStorable(const QString &text)
    {
        return !text.contains(QChar(0)) && text.isValidUtf16();
    }

    //! The pointer to the first text or key that cannot be stored, if any.
    std::optional<QString> findUnstorable(const QJsonValue &value, const QString &where)
    {
        if (value.isString())
            return isStorable(value.toString()) ? std::nullopt : std::optional(where);
        if (value.isArray()) {
            const auto array = value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i) {
                if (auto found = findUnstorable(array.at(i), where + u'/' + QString::number(i)))
                    return found;
            }
        }
        if (value.isObject()) {
            const auto object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (!isStorable(it.key()))
                    return where;
                if (auto found = findUnstorable(it.value(), where + u'/' + it.key()))
                    return found;
            }
        }
        return std::nullopt;
    }

    //! The text as Qt's parser reads it faithfully: at the start of a key or text it would drop U+FEFF as a
    //! byte order mark, unless it is escaped. Behind a quotation mark outside of texts both spellings are
    //! refused.
    QByteArray readable(QByteArrayView text)
    {
        if (!text.contains("\"\xef\xbb\xbf"))
            return QByteArray::fromRawData(text.data(), text.size());
        return text.toByteArray().replace("\"\xef\xbb\xbf", "\"\\ufeff");
    }

} // namespace

Result<QJsonValue> parse(const QByteArray &bytes, Limits limits)
{
    QByteArrayView text(bytes);
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    const QByteArray faithful = readable(text);
    SYMBOLON_CHECK(Scanner(faithful, limits).scan());
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(faithful, &error);
    if (document.isNull())
        return fail(Code::Malformed, QStringLiteral("not valid JSON at byte %1").arg(error.offset));
    const QJsonValue value =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    // Only an escape can bring either in; documents without one need no second look.
    if (text.contains("\\u") || text.contains('\0')) {
        if (const auto where = findUnstorable(value, {}))
            return fail(Code::Invalid,
                QStringLiteral("U+0000 and halves of characters are not allowed in text"),
                *where);
    }
    return value;
}

} // namespace symbolon::json
