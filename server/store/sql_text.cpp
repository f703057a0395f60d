// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/sql_text.h"

#include "server/store/database.h"

#include <algorithm>
#include <array>

namespace symbolon::store {

namespace {

    enum class Kind { Blank, Comment, Literal, Word, Parameter, Semicolon, Other };

    struct Token {
        Kind kind = Kind::Other;
        std::string_view text;
    };

    bool isWordStart(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
            || static_cast<unsigned char>(c) >= 0x80;
    }

    bool isWordPart(char c)
    {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }

    bool isBlank(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    //! Cuts SQL into tokens that together are the whole text. Unclosed literals and comments reach to the
    //! end.
    class Lexer {
    public:
        explicit Lexer(std::string_view text)
            : m_rest(text)
        {
        }

        [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

        Token next()
        {
            const char c = m_rest.front();
            if (isBlank(c))
                return take(Kind::Blank, wordLength(0, isBlank));
            if (starts("--"))
                return take(Kind::Comment, upTo("\n", 2));
            if (starts("/*"))
                return take(Kind::Comment, upTo("*/", 2) + 2);
            if (c == '\'' || c == '"')
                return take(Kind::Literal, quoted(c));
            if (c == '$')
                return dollar();
            if (c == ':')
                return colon();
            if (c == ';')
                return take(Kind::Semicolon, 1);
            if (isWordPart(c))
                return take(isWordStart(c) ? Kind::Word : Kind::Other, wordLength(0, isWordPart));
            return take(Kind::Other, 1);
        }

    private:
        [[nodiscard]] bool starts(std::string_view what) const
        {
            return m_rest.substr(0, what.size()) == what;
        }

        Token take(Kind kind, std::size_t count)
        {
            const Token token{ kind, m_rest.substr(0, count) };
            m_rest.remove_prefix(token.text.size());
            return token;
        }

        //! Where `end` begins, or the end of the text.
        [[nodiscard]] std::size_t upTo(std::string_view end, std::size_t from) const
        {
            return std::min(m_rest.find(end, from), m_rest.size());
        }

        template <typename Test>
        [[nodiscard]] std::size_t wordLength(std::size_t from, Test test) const
        {
            while (from < m_rest.size() && test(m_rest[from]))
                ++from;
            return from;
        }

        //! A doubled quote stays inside; what follows the closing one is the next token.
        [[nodiscard]] std::size_t quoted(char quote) const
        {
            std::size_t at = 1;
            while (at < m_rest.size()) {
                if (m_rest[at++] != quote)
                    continue;
                if (at >= m_rest.size() || m_rest[at] != quote)
                    return at;
                ++at;
            }
            return at;
        }

        //! `$$…$$` and `$tag$…$tag$`; a lone `$` or `$1` is an ordinary character.
        Token dollar()
        {
            const auto tagEnd = wordLength(1, [](char c) { return c != '$' && isWordPart(c); });
            const bool opens =
                tagEnd < m_rest.size() && m_rest[tagEnd] == '$' && (tagEnd == 1 || isWordStart(m_rest[1]));
            if (!opens)
                return take(Kind::Other, 1);
            const auto tag = m_rest.substr(0, tagEnd + 1);
            return take(Kind::Literal, upTo(tag, tag.size()) + tag.size());
        }

        Token colon()
        {
            if (starts("::"))
                return take(Kind::Other, 2);
            if (m_rest.size() > 1 && isWordStart(m_rest[1]))
                return take(Kind::Parameter, wordLength(1, isWordPart));
            return take(Kind::Other, 1);
        }

        std::string_view m_rest;
    };

    QByteArray lower(std::string_view text)
    {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size())).toLower();
    }

    void append(QByteArray &to, std::string_view text)
    {
        to.append(text.data(), static_cast<qsizetype>(text.size()));
    }

    bool isWriting(const QByteArray &word)
    {
        static constexpr std::array words{ "insert", "update", "delete", "merge", "into", "lock" };
        return std::any_of(words.begin(), words.end(), [&](const char *writing) { return word == writing; });
    }

    //! Recognises where a `create trigger` ends: at the semicolon after an `end` that itself follows a
    //! semicolon.
    class TriggerState {
    public:
        void word(const QByteArray &word)
        {
            ++m_words;
            if (m_words == 1)
                m_create = word == "create";
            else if (m_create && !m_trigger && m_words <= 5)
                m_trigger = word == "trigger";
            m_end = m_afterSemicolon && word == "end";
            m_afterSemicolon = false;
        }

        void other()
        {
            m_end = false;
            m_afterSemicolon = false;
        }

        //! True when the statement is over.
        bool semicolon()
        {
            if (!m_trigger || !m_sawBody || m_end)
                return finish();
            m_afterSemicolon = true;
            return false;
        }

        void begin() { m_sawBody = m_sawBody || m_trigger; }

    private:
        bool finish()
        {
            *this = TriggerState();
            return true;
        }

        int m_words = 0;
        bool m_create = false;
        bool m_trigger = false;
        bool m_sawBody = false;
        bool m_afterSemicolon = false;
        bool m_end = false;
    };

} // namespace

namespace {

    constexpr std::string_view planWithValues = "-- plan: with values";

    void addParameter(CompiledText &compiled, const QByteArray &name, Engine engine)
    {
        const bool isNew = !compiled.parameters.contains(name);
        compiled.names += isNew ? 1 : 0;
        if (isNew || engine == Engine::Sqlite)
            compiled.parameters += name;
        compiled.text += engine == Engine::Sqlite
            ? QByteArray("?")
            : '$' + QByteArray::number(compiled.parameters.indexOf(name) + 1);
    }

} // namespace

CompiledText compileSql(std::string_view text, Engine engine)
{
    CompiledText compiled;
    bool first = true;
    for (Lexer lexer(text); !lexer.atEnd();) {
        const auto token = lexer.next();
        if (token.kind == Kind::Comment || token.kind == Kind::Semicolon) {
            compiled.text += ' ';
            compiled.plansWithValues = compiled.plansWithValues || token.text == planWithValues;
        } else if (token.kind == Kind::Parameter) {
            const QByteArray name(token.text.data() + 1, static_cast<qsizetype>(token.text.size() - 1));
            addParameter(compiled, name, engine);
        } else {
            append(compiled.text, token.text);
        }
        if (token.kind == Kind::Word) {
            const auto word = lower(token.text);
            if (first)
                compiled.onlyReads = word == "select" || word == "with";
            else if (isWriting(word))
                compiled.onlyReads = false;
            first = false;
        }
    }
    compiled.text = compiled.text.trimmed();
    return compiled;
}

QList<QByteArray> splitStatements(std::string_view script)
{
    QList<QByteArray> statements;
    QByteArray current;
    TriggerState trigger;
    const auto flush = [&] {
        if (const auto statement = current.trimmed(); !statement.isEmpty())
            statements += statement;
        current.clear();
    };
    for (Lexer lexer(script); !lexer.atEnd();) {
        const auto token = lexer.next();
        if (token.kind == Kind::Comment) {
            current += ' ';
            continue;
        }
        if (token.kind == Kind::Semicolon && trigger.semicolon()) {
            flush();
            continue;
        }
        if (token.kind == Kind::Word) {
            const auto word = lower(token.text);
            trigger.word(word);
            if (word == "begin")
                trigger.begin();
        } else if (token.kind != Kind::Blank && token.kind != Kind::Semicolon) {
            trigger.other();
        }
        append(current, token.text);
    }
    flush();
    return statements;
}

} // namespace symbolon::store
