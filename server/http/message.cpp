// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/message.h"

#include <QFile>

namespace symbolon::http {

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &entry : headers) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return entry.value.isNull() ? QByteArray("") : entry.value.trimmed();
    }
    return {};
}

int Request::headerCount(QByteArrayView name) const
{
    int count = 0;
    for (const auto &entry : headers)
        count += entry.name.compare(name, Qt::CaseInsensitive) == 0 ? 1 : 0;
    return count;
}

void Response::setHeader(QByteArray name, QByteArray value)
{
    for (auto &entry : headers) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0) {
            entry.value = std::move(value);
            return;
        }
    }
    headers.append({ std::move(name), std::move(value) });
}

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &entry : headers) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return entry.value;
    }
    return {};
}

} // namespace symbolon::http
