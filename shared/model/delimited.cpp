// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/delimited.h"

#include <algorithm>

namespace symbolon::delimited {

namespace {

    constexpr QChar quote = u'"';
    constexpr QChar apostrophe = u'\'';
    constexpr QChar byteOrderMark = u'\ufeff';
    //! What makes a formula at the beginning of a cell; the last four are full-width.
    constexpr QStringView formulaSigns = u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    //! Could a spreadsheet that drops leading blanks take `text` for a formula?
    bool isFormula(QStringView text)
    {
        const auto first =
            std::find_if(text.begin(), text.end(), [](QChar c) { return c != u' ' && c != u'\u00a0'; });
        return first != text.end() && formulaSigns.contains(*first);
    }

    //! The same behind any number of apostrophes, so that a cell which has one of its own keeps it.
    bool needsGuard(QStringView text)
    {
        while (text.startsWith(apostrophe))
            text = text.sliced(1);
        return isFormula(text);
    }

    QString cell(const QString &text, QChar delimiter)
    {
        QString result = guarded(text);
        const bool mustQuote = std::any_of(result.cbegin(), result.cend(), [delimiter](QChar c) {
            return c == delimiter || c == quote || c == u'\r' || c == u'\n';
        });
        if (!mustQuote && result.trimmed().size() == result.size())
            return result;
        result.replace(quote, QStringLiteral("\"\""));
        return quote + result + quote;
    }

    //! Takes one character after the other.
    class Reader {
    public:
        explicit Reader(QChar delimiter)
            : m_delimiter(delimiter)
        {
        }

        void take(QChar c)
        {
            const bool followsReturn = std::exchange(m_followsReturn, c == u'\r');
            const bool isLineEnd = c == u'\r' || c == u'\n';
            const bool endsNoLine = c == u'\n' && followsReturn;
            if (isLineEnd && !endsNoLine)
                ++m_line;
            if (m_isQuoted)
                takeQuoted(c);
            else if (c == quote && (m_cell.isEmpty() || m_wasQuoted))
                openQuote();
            else if (c == m_delimiter)
                endCell();
            else if (isLineEnd)
                endsNoLine ? void() : endRow();
            else
                m_cell.append(c);
        }

        Result<QList<QStringList>> finish()
        {
            if (m_isQuoted)
                return fail(Code::Invalid,
                    QStringLiteral("a quote is never closed"),
                    u'/' + QString::number(m_quoteLine));
            endRow();
            return std::move(m_rows);
        }

    private:
        //! Also the second of two quotes inside a quoted cell, which stand for one.
        void openQuote()
        {
            if (m_wasQuoted)
                m_cell.append(quote);
            m_isQuoted = true;
            m_wasQuoted = true;
            m_quoteLine = m_line;
        }

        void takeQuoted(QChar c)
        {
            if (c == quote)
                m_isQuoted = false;
            else
                m_cell.append(c);
        }

        void endCell()
        {
            m_row.append(unguarded(m_cell));
            m_cell.clear();
            m_wasQuoted = false;
        }

        void endRow()
        {
            const bool isEmpty = m_row.isEmpty() && m_cell.isEmpty() && !m_wasQuoted;
            if (isEmpty)
                return;
            endCell();
            m_rows.append(std::exchange(m_row, {}));
        }

        const QChar m_delimiter;
        QList<QStringList> m_rows;
        QStringList m_row;
        QString m_cell;
        bool m_isQuoted = false;
        bool m_wasQuoted = false;
        bool m_followsReturn = false;
        int m_line = 1;
        int m_quoteLine = 1;
    };

} // namespace

QString guarded(const QString &text)
{
    return needsGuard(text) ? apostrophe + text : text;
}

QString unguarded(const QString &text)
{
    return text.startsWith(apostrophe) && needsGuard(text) ? text.sliced(1) : text;
}

QString write(const QList<QStringList> &rows, QChar delimiter)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &each : row)
            cells.append(cell(each, delimiter));
        const QString line = cells.join(delimiter);
        // A line with nothing on it is no row.
        text += (line.isEmpty() ? QStringLiteral("\"\"") : line) + QStringLiteral("\r\n");
    }
    return text;
}

Result<QList<QStringList>> read(QStringView text, QChar delimiter)
{
    if (text.startsWith(byteOrderMark))
        text = text.sliced(1);
    Reader reader(delimiter);
    for (const QChar c : text)
        reader.take(c);
    return reader.finish();
}

QChar delimiterOf(QStringView text)
{
    qsizetype tabs = 0;
    qsizetype semicolons = 0;
    qsizetype commas = 0;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == quote)
            isQuoted = !isQuoted;
        if (isQuoted)
            continue;
        if (c == u'\r' || c == u'\n')
            break;
        tabs += c == tab ? 1 : 0;
        semicolons += c == semicolon ? 1 : 0;
        commas += c == comma ? 1 : 0;
    }
    if (tabs > 0 && tabs >= std::max(semicolons, commas))
        return tab;
    return semicolons > commas ? semicolon : comma;
}

} // namespace symbolon::delimited
