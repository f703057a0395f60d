// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/engine.h"
#include "tests/bench/baselines.h"

#include <QCoreApplication>

namespace symbolon::bench {

namespace {

    //! One prepared select by key, and an answer as short as it can be.
    class SelectOnly final : public http::Dispatcher {
    public:
        explicit SelectOnly(store::Pool &pool)
            : m_pool(pool)
        {
        }

        [[nodiscard]] Admission admit(QByteArrayView, QByteArrayView) const override { return {}; }

        [[nodiscard]] http::Response handle(const http::Request &request, http::Lane) override
        {
            const QString id = QString::fromLatin1(request.path.mid(1));
            const auto connection = m_pool.connection();
            const auto row = connection
                ? (*connection)->one(sql::patient::credentials, { { "patient_id", id } })
                : Failure(connection.error());
            http::Response response;
            response.status = row && *row ? 200 : 500;
            response.contentType = "application/json";
            response.body = "{\"found\": true}";
            return response;
        }

        [[nodiscard]] http::Response refuse(int status, QByteArrayView, const QString &) const override
        {
            http::Response response;
            response.status = status;
            return response;
        }

    private:
        store::Pool &m_pool;
    };

} // namespace

int servePool(const QString &databaseUrl, quint16 port)
{
    const auto target = store::Target::parse(databaseUrl);
    if (!target)
        return 1;
    store::Pool pool(*target);
    SelectOnly dispatcher(pool);
    const SystemClock clock;
    http::EngineSettings settings;
    settings.listen = { { .port = port } };
    settings.onThreadEnd = [&pool] { pool.release(); };
    http::Engine engine(settings, clock);
    if (auto started = engine.start(dispatcher); !started) {
        qWarning("%s", qPrintable(started.error().detail));
        return 1;
    }
    return QCoreApplication::exec();
}

} // namespace symbolon::bench
