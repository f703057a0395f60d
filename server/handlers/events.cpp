// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/desk.h"
#include "server/handlers/locations.h"

#include <array>

namespace symbolon::handlers {

namespace {

    constexpr qsizetype mostTopics = 20;
    constexpr qsizetype longestTopic = 80;

    //! Topics that a scope allows. One that ends in a slash is followed by an activation's id, and `find`
    //! tells where that activation stands.
    struct Family {
        QLatin1String name;
        const char *scope;
        const sql::Statement *find;
    };

    const std::array families{
        Family{ QLatin1String("activation/"), "read:gdm_activation", &sql::patient_activation::by_id },
        Family{ QLatin1String("patients"), "read:gdm_activation", nullptr },
        Family{ QLatin1String("device-activation/"), "read:send_device", &sql::device_activation::by_id },
        Family{ QLatin1String("device-activations"), "read:send_device", nullptr },
        Family{ QLatin1String("devices"), "read:send_device", nullptr },
        Family{ QLatin1String("clinicians"), "read:send_clinician", nullptr },
    };

    const Family *familyOf(const QString &topic)
    {
        const auto found = std::find_if(families.begin(), families.end(), [&](const Family &family) {
            return family.find ? topic.startsWith(family.name) : topic == family.name;
        });
        return found == families.end() ? nullptr : &*found;
    }

    //! Code::NotFound for an activation that is not there, or stands elsewhere.
    Result<void> checkActivation(http::Context &context, const Family &family, const QString &topic)
    {
        const QString id = topic.mid(family.name.size());
        SYMBOLON_TRY(
            const auto row, context.db.one(*family.find, { { "uuid", id }, { "now", context.now() } }));
        if (!row || !isWithinReach(context, row->textOrNull("location_id")))
            return fail(Code::NotFound);
        return {};
    }

    Result<void> checkTopic(http::Context &context, const QString &topic)
    {
        const Family *const family = topic.size() > longestTopic ? nullptr : familyOf(topic);
        if (!family)
            return fail(Code::Invalid, QStringLiteral("no such topic"), QStringLiteral("topics"));
        const auto decision = access::explainScope(context.caller, QLatin1String(family->scope));
        if (!decision.isAllowed)
            return fail(Code::Forbidden, decision.reason);
        return family->find ? checkActivation(context, *family, topic) : Result<void>();
    }

} // namespace

Result<http::Response> followEvents(http::Context &context, const api::Input<FollowEvents> &input)
{
    QStringList topics = input.query.topics.split(u',');
    topics.removeDuplicates();
    if (topics.size() > mostTopics)
        return fail(
            Code::Invalid, QStringLiteral("at most %1 topics").arg(mostTopics), QStringLiteral("topics"));
    http::EventStream stream;
    stream.subject = context.caller.sessionId.toLatin1();
    for (const QString &topic : std::as_const(topics)) {
        SYMBOLON_CHECK(checkTopic(context, topic));
        stream.topics.append(topic.toUtf8());
    }
    http::Response response;
    response.contentType = "text/event-stream";
    response.stream = std::move(stream);
    return response;
}

} // namespace symbolon::handlers
