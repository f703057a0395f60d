// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

//! The rules by which a method's configuration is judged, and how a broken one is told (auth-events contract
//! sections 9.0 and 17).
namespace symbolon::model {

//! What is wrong, as the JSON text that goes into an error's message; nothing when all is well.
using Complaint = std::optional<QString>;

//! `{"key": …, "context": {"field": …, "rule": …}}`.
[[nodiscard]] QString contractError(const char *key, const QString &field, const QString &rule);

[[nodiscard]] Complaint wantObject(const QJsonValue &value, const QString &field);
//! Exactly these keys, no more and no fewer.
[[nodiscard]] Complaint wantKeys(const QJsonObject &object, const QStringList &keys, const QString &field);
[[nodiscard]] Complaint wantText(
    const QJsonObject &object, const QString &key, qsizetype least, qsizetype most, const QString &field);

} // namespace symbolon::model
