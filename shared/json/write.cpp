// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/json/write.h"

#include <cmath>

namespace symbolon::json {

namespace {

    void appendEscape(QByteArray &out, char16_t unit)
    {
        static constexpr char hex[] = "0123456789abcdef";
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += hex[(unit >> shift) & 0xf];
    }

    //! The two-character escape of a control character, or 0.
    char shortEscape(char16_t unit)
    {
        switch (unit) {
        case u'"':
            return '"';
        case u'\\':
            return '\\';
        case u'\n':
            return 'n';
        case u'\r':
            return 'r';
        case u'\t':
            return 't';
        case u'\b':
            return 'b';
        case u'\f':
            return 'f';
        default:
            return 0;
        }
    }

    class Writer {
    public:
        explicit Writer(Style style)
            : m_style(style)
        {
        }

        QByteArray out;

        void value(const QJsonValue &value, int depth)
        {
            switch (value.type()) {
            case QJsonValue::Bool:
                out += value.toBool() ? "true" : "false";
                return;
            case QJsonValue::Double:
                number(value);
                return;
            case QJsonValue::String:
                text(value.toString());
                return;
            case QJsonValue::Array:
                array(value.toArray(), depth);
                return;
            case QJsonValue::Object:
                object(value.toObject(), depth);
                return;
            case QJsonValue::Null:
            case QJsonValue::Undefined:
                out += "null";
                return;
            }
        }

    private:
        void number(const QJsonValue &value)
        {
            const double number = value.toDouble();
            if (std::trunc(number) == number && std::abs(number) < 9.2e18)
                out += QByteArray::number(value.toInteger());
            else
                out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
        }

        void text(const QString &text)
        {
            out += '"';
            qsizetype plainFrom = 0;
            const auto flush = [&](qsizetype to) {
                out += QStringView(text).mid(plainFrom, to - plainFrom).toUtf8();
            };
            for (qsizetype i = 0; i < text.size(); ++i) {
                const char16_t unit = text.at(i).unicode();
                if (unit >= 0x20 && unit < 0x7f && unit != u'"' && unit != u'\\')
                    continue;
                const char escape = shortEscape(unit);
                if (!escape && unit > 0x7f && !m_style.isAscii && !loneSurrogate(text, i))
                    continue;
                flush(i);
                plainFrom = i + 1;
                if (escape) {
                    out += '\\';
                    out += escape;
                } else if (unit == 0x7f) {
                    out += '\x7f';
                } else {
                    appendEscape(out, unit);
                }
            }
            flush(text.size());
            out += '"';
        }

        static bool loneSurrogate(const QString &text, qsizetype at)
        {
            const QChar c = text[at];
            if (c.isHighSurrogate())
                return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
            return c.isLowSurrogate() && (at == 0 || !text[at - 1].isHighSurrogate());
        }

        void newLine(int depth)
        {
            if (m_style.isIndented)
                out += '\n' + QByteArray(depth * 2, ' ');
        }

        void array(const QJsonArray &array, int depth)
        {
            out += '[';
            for (qsizetype i = 0; i < array.size(); ++i) {
                if (i > 0)
                    out += ',';
                newLine(depth + 1);
                value(array.at(i), depth + 1);
            }
            if (!array.isEmpty())
                newLine(depth);
            out += ']';
        }

        void object(const QJsonObject &object, int depth)
        {
            out += '{';
            bool isFirst = true;
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (!isFirst)
                    out += ',';
                isFirst = false;
                newLine(depth + 1);
                text(it.key());
                out += m_style.isIndented ? ": " : ":";
                value(it.value(), depth + 1);
            }
            if (!isFirst)
                newLine(depth);
            out += '}';
        }

        Style m_style;
    };

} // namespace

QByteArray write(const QJsonValue &value, Style style)
{
    Writer writer(style);
    writer.value(value, 0);
    if (style.endsWithNewline)
        writer.out += '\n';
    return writer.out;
}

namespace detail {

    QJsonObject simple(const char *type)
    {
        return { { QStringLiteral("type"), QLatin1String(type) } };
    }

    QJsonObject textSchema(const Rules &rules, const char *format)
    {
        auto text = simple("string");
        if (*format)
            text.insert(QStringLiteral("format"), QLatin1String(format));
        if (rules.minLength > 0)
            text.insert(QStringLiteral("minLength"), rules.minLength);
        if (rules.maxLength != Rules{}.maxLength)
            text.insert(QStringLiteral("maxLength"), rules.maxLength);
        return text;
    }

    QJsonObject integerSchema(const Rules &rules)
    {
        auto integer = simple("integer");
        if (rules.least != Rules{}.least)
            integer.insert(QStringLiteral("minimum"), rules.least);
        if (rules.most != Rules{}.most)
            integer.insert(QStringLiteral("maximum"), rules.most);
        return integer;
    }

    QJsonObject namesSchema(const char *const *names, qsizetype count)
    {
        QJsonArray allowed;
        for (qsizetype i = 0; i < count; ++i)
            allowed.append(QLatin1String(names[i]));
        auto text = simple("string");
        text.insert(QStringLiteral("enum"), allowed);
        return text;
    }

} // namespace detail

} // namespace symbolon::json
