// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "admin-gui/client/client.h"

namespace symbolon::gui {

//! How far a row of calls came: how many were done, and what stopped it, if anything did.
struct Progress {
    qsizetype done = 0;
    qsizetype total = 0;
    std::optional<Error> error = {};
};

//! Calls E for each of `inputs`, one after the other, and stops at the first that fails: what is done stays
//! done, as the endpoint takes one object at a time. `each` gets every response with its place in `inputs`;
//! `finished` is called once, unless `context` is gone by then.
template <typename E>
void sendEach(Client &client,
    QList<api::Input<E>> inputs,
    QObject *context,
    std::function<void(qsizetype, const typename E::Response &)> each,
    std::function<void(const Progress &)> finished)
{
    struct Row : std::enable_shared_from_this<Row> {
        Client &client;
        QList<api::Input<E>> inputs;
        QPointer<QObject> context;
        std::function<void(qsizetype, const typename E::Response &)> each;
        std::function<void(const Progress &)> finished;

        Row(Client &to, QList<api::Input<E>> what, QObject *owner)
            : client(to)
            , inputs(std::move(what))
            , context(owner)
        {
        }

        void next(qsizetype i)
        {
            if (i == inputs.size()) {
                finished({ i, i, {} });
                return;
            }
            client.template send<E>(inputs.at(i),
                context,
                [self = this->shared_from_this(), i](const Result<typename E::Response> &reply) {
                    if (!reply) {
                        self->finished({ i, self->inputs.size(), reply.error() });
                        return;
                    }
                    if (self->each)
                        self->each(i, *reply);
                    if (self->context)
                        self->next(i + 1);
                });
        }
    };

    auto row = std::make_shared<Row>(client, std::move(inputs), context);
    row->each = std::move(each);
    row->finished = std::move(finished);
    row->next(0);
}

} // namespace symbolon::gui
