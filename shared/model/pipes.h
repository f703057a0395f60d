// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

//! The steps that an event puts before registering, authenticating and sending again (auth-events contract
//! section 11). Here are their names and the form of their configuration; what they do is `server/pipes`.
namespace symbolon::model {

//! Pipes of a method: throttling by phone number and by address.
[[nodiscard]] QStringList methodPipes();
//! The keys of a method's pipelines, `give_perms` not among them.
[[nodiscard]] QStringList pipelineNames();

//! What is wrong with `pipeline`, the whole object of a method; empty when all is well. Every key is
//! optional; unknown ones are refused.
[[nodiscard]] QString methodPipelineComplaint(const QJsonObject &pipeline);
//! The same for one pipeline of an extra field: at most ten pairs of a name known there and its
//! configuration.
[[nodiscard]] QString fieldPipelineComplaint(const QString &pipelineName, const QJsonValue &pipeline);

} // namespace symbolon::model
