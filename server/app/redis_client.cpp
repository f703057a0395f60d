// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/redis_client.h"

#include "shared/core/log.h"

#include <QDeadlineTimer>
#include <QSslSocket>

#include <hiredis.h>
#include <memory>
#include <vector>

namespace symbolon::app {

namespace {

    constexpr qsizetype largestAnswer = 1 << 20;

    using Command = QList<QByteArray>;
    using Answer = std::unique_ptr<redisReply, void (*)(void *)>;

    //! One conversation: connect, sign in, one command. Errors are Code::Unavailable and never repeat the
    //! password.
    class Conversation {
    public:
        explicit Conversation(const RedisSettings &settings)
            : m_settings(settings)
            , m_deadline(settings.timeout)
            , m_reader(redisReaderCreate(), redisReaderFree)
        {
        }

        [[nodiscard]] Result<Answer> run(const Command &command)
        {
            SYMBOLON_CHECK(connect());
            if (!m_settings.password.isEmpty()) {
                auto signedIn = ask({ QByteArrayLiteral("AUTH"), m_settings.password.reveal() });
                if (!signedIn)
                    return fail(Code::Unavailable, QStringLiteral("signing in failed"));
            }
            return ask(command);
        }

    private:
        [[nodiscard]] Result<void> connect()
        {
            if (m_settings.tls)
                m_socket.connectToHostEncrypted(m_settings.host, quint16(m_settings.port));
            else
                m_socket.connectToHost(m_settings.host, quint16(m_settings.port));
            const bool isThere =
                m_settings.tls ? m_socket.waitForEncrypted(left()) : m_socket.waitForConnected(left());
            return isThere ? Result<void>() : fail(Code::Unavailable, m_socket.errorString());
        }

        [[nodiscard]] Result<Answer> ask(const Command &command)
        {
            std::vector<const char *> words;
            std::vector<std::size_t> sizes;
            for (const QByteArray &word : command) {
                words.push_back(word.constData());
                sizes.push_back(std::size_t(word.size()));
            }
            char *formatted = nullptr;
            const auto size =
                redisFormatCommandArgv(&formatted, int(words.size()), words.data(), sizes.data());
            if (size < 0)
                throw std::bad_alloc();
            m_socket.write(formatted, qint64(size));
            redisFreeCommand(formatted);
            return read();
        }

        [[nodiscard]] Result<Answer> read()
        {
            for (qsizetype received = 0; received < largestAnswer;) {
                void *reply = nullptr;
                if (redisReaderGetReply(m_reader.get(), &reply) != REDIS_OK)
                    return fail(Code::Unavailable, QStringLiteral("no Redis protocol"));
                if (reply)
                    return judged(Answer(static_cast<redisReply *>(reply), freeReplyObject));
                if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(left()))
                    return fail(Code::Unavailable, m_socket.errorString());
                const QByteArray bytes = m_socket.readAll();
                received += bytes.size();
                redisReaderFeed(m_reader.get(), bytes.constData(), std::size_t(bytes.size()));
            }
            return fail(Code::Unavailable, QStringLiteral("the answer is too large"));
        }

        [[nodiscard]] static Result<Answer> judged(Answer answer)
        {
            if (answer->type == REDIS_REPLY_ERROR)
                return fail(Code::Unavailable, QString::fromUtf8(answer->str, qsizetype(answer->len)));
            return answer;
        }

        [[nodiscard]] int left() const { return std::max(1, int(m_deadline.remainingTime())); }

        const RedisSettings &m_settings;
        const QDeadlineTimer m_deadline;
        std::unique_ptr<redisReader, void (*)(redisReader *)> m_reader;
        QSslSocket m_socket;
    };

    Result<std::optional<QByteArray>> lookUp(const RedisSettings &settings, const QByteArray &key)
    {
        SYMBOLON_TRY(const Answer answer, Conversation(settings).run({ QByteArrayLiteral("GET"), key }));
        if (answer->type != REDIS_REPLY_STRING)
            return std::optional<QByteArray>();
        return std::optional(QByteArray(answer->str, qsizetype(answer->len)));
    }

} // namespace

RedisClient::RedisClient(RedisSettings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{
}

std::optional<QByteArray> RedisClient::get(const QByteArray &key)
{
    if (!m_settings.isUsed())
        return std::nullopt;
    Known known = recall(key);
    if (known.isFresh)
        return known.value;
    // One asks; whoever has an old answer meanwhile goes on with it, so that a silent Redis holds up one
    // caller only.
    std::unique_lock asking(m_asking, std::defer_lock);
    if (!known.isStale)
        asking.lock();
    else if (!asking.try_lock())
        return known.value;
    known = recall(key);
    return known.isFresh ? known.value : hear(key, lookUp(m_settings, key));
}

RedisClient::Known RedisClient::recall(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    const Instant now = m_clock.now();
    if (m_isDown)
        return { .value = std::nullopt, .isFresh = now < m_downUntil, .isStale = true };
    const auto known = m_remembered.constFind(key);
    if (known == m_remembered.constEnd())
        return {};
    return { .value = known->value, .isFresh = now < known->until, .isStale = true };
}

std::optional<QByteArray> RedisClient::hear(const QByteArray &key, Result<std::optional<QByteArray>> answer)
{
    const std::scoped_lock lock(m_mutex);
    const Instant until = m_clock.now() + m_settings.remember;
    if (answer) {
        m_isDown = false;
        m_remembered.insert(key, { *answer, until });
        return *answer;
    }
    if (!m_isDown)
        logWarning("redis",
            QStringLiteral("Redis gives no answer; the next source is used"),
            { { QStringLiteral("reason"), answer.error().detail } });
    m_isDown = true;
    m_downUntil = until;
    return std::nullopt;
}

void RedisClient::set(const QByteArray &key, const QByteArray &value)
{
    if (!m_settings.isUsed())
        return;
    const auto answer = Conversation(m_settings).run({ QByteArrayLiteral("SET"), key, value });
    if (!answer)
        logWarning("redis",
            QStringLiteral("Redis does not store a value"),
            { { QStringLiteral("reason"), answer.error().detail } });
    const std::scoped_lock lock(m_mutex);
    m_remembered.remove(key);
}

} // namespace symbolon::app
