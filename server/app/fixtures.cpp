// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/fixtures.h"

#include "server/app/operators.h"
#include "server/domain/activation.h"
#include "server/handlers/secrets.h"

#include "shared/crypto/kdf.h"
#include "shared/crypto/password.h"
#include "shared/json/parse.h"
#include "shared/json/read.h"
#include "shared/json/write.h"

namespace symbolon::app {

using namespace fixture;
using namespace std::chrono_literals;

namespace {

    //! Who the rows say made them.
    const QString maker = QStringLiteral("fixture");

    //! A slow hash with its salt, or neither.
    struct Hashed {
        std::optional<QByteArray> hash;
        std::optional<QString> salt;
    };

    QString compact(const QJsonValue &value)
    {
        return QString::fromUtf8(json::write(value));
    }

    //! Unknown keys of one entry.
    template <json::Structure T>
    Result<void> refuseUnknown(const QJsonObject &object, const QString &where)
    {
        const QStringList unknown = json::unknownKeys<T>(object);
        return unknown.isEmpty()
            ? Result<void>()
            : fail(Code::Invalid, QStringLiteral("there is no such key"), where + u'/' + unknown.first());
    }

    //! The same of every entry of one list.
    template <typename T>
    Result<void> refuseUnknownIn(
        const QJsonObject &file, const json::Field<File, std::optional<QList<T>>> &list)
    {
        const QJsonArray items = file.value(QLatin1String(list.name)).toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            SYMBOLON_CHECK(refuseUnknown<T>(
                items.at(i).toObject(), QStringLiteral("/%1/%2").arg(QLatin1String(list.name)).arg(i)));
        return {};
    }

    //! Stores one kind after the other.
    class Loading {
    public:
        explicit Loading(const FixtureContext &context)
            : m_context(context)
            , m_connection(context.connection)
            , m_now(context.clock.now())
            , m_operators(context.connection, context.random, m_now)
        {
        }

        [[nodiscard]] Result<int> load(const File &file)
        {
            SYMBOLON_CHECK(loadAll("events", file.events));
            SYMBOLON_CHECK(m_connection.one(sql::auth_event::continue_ids));
            SYMBOLON_CHECK(loadAll("operators", file.operators));
            SYMBOLON_CHECK(loadAll("accounts", file.accounts));
            SYMBOLON_CHECK(loadAll("acl", file.acl));
            SYMBOLON_CHECK(loadAll("devices", file.devices));
            SYMBOLON_CHECK(loadAll("clinicians", file.clinicians));
            SYMBOLON_CHECK(loadAll("patients", file.patients));
            SYMBOLON_CHECK(loadAll("patient_activations", file.patientActivations));
            SYMBOLON_CHECK(loadAll("device_activations", file.deviceActivations));
            return m_count;
        }

    private:
        template <typename T>
        [[nodiscard]] Result<void> loadAll(const char *key, const std::optional<QList<T>> &items)
        {
            for (qsizetype i = 0; items && i < items->size(); ++i) {
                if (auto stored = store(items->at(i)); !stored) {
                    Error error = std::move(stored.error());
                    error.where = QStringLiteral("/%1/%2").arg(QLatin1String(key)).arg(i);
                    return Failure(std::move(error));
                }
                ++m_count;
            }
            return {};
        }

        [[nodiscard]] Result<void> insert(const sql::Statement &statement, const store::Binds &binds)
        {
            SYMBOLON_TRY(const int rows, m_connection.run(statement, binds));
            return rows == 1 ? Result<void>()
                             : fail(Code::NotFound, QStringLiteral("what it refers to is not there"));
        }

        [[nodiscard]] Result<void> store(const Operator &item);
        [[nodiscard]] Result<void> store(const Event &item);
        [[nodiscard]] Result<void> store(const Account &item);
        [[nodiscard]] Result<void> store(const Right &item);
        [[nodiscard]] Result<void> store(const Device &item);
        [[nodiscard]] Result<void> store(const Clinician &item);
        [[nodiscard]] Result<void> store(const Patient &item);
        [[nodiscard]] Result<void> store(const PatientActivation &item);
        [[nodiscard]] Result<void> store(const DeviceActivation &item);

        [[nodiscard]] Result<void> link(const sql::Statement &ensure,
            const sql::Statement &attach,
            const QString &clinician,
            const std::optional<QStringList> &names);
        [[nodiscard]] Hashed hashed(const std::optional<Secret> &secret);
        [[nodiscard]] QString codeHash(activation::CodeKind kind, const Secret &code) const;
        [[nodiscard]] QByteArray sealed(activation::CodeKind kind, const Secret &code) const;
        //! Times and marks that make a row look as `state` says.
        [[nodiscard]] store::Binds marks(
            ActivationState state, std::optional<Instant> issued, std::optional<Instant> expires) const;

        const FixtureContext &m_context;
        store::Connection &m_connection;
        const Instant m_now;
        Operators m_operators;
        int m_count = 0;
    };

    Hashed Loading::hashed(const std::optional<Secret> &secret)
    {
        if (!secret)
            return {};
        const QByteArray salt = activation::makeSalt(m_context.random, m_context.activation);
        return { crypto::scrypt(*secret, salt), QString::fromLatin1(salt) };
    }

    QString Loading::codeHash(activation::CodeKind kind, const Secret &code) const
    {
        return handlers::codeHash(m_context.masterKey, kind, QString::fromUtf8(code.reveal()));
    }

    QByteArray Loading::sealed(activation::CodeKind kind, const Secret &code) const
    {
        return handlers::sealCode(m_context.masterKey, kind, code, m_context.random);
    }

    Result<void> Loading::store(const Operator &item)
    {
        QList<model::Role> roles;
        for (const QString &name : item.roles) {
            const auto role = model::roleByName(name);
            if (!role)
                return fail(Code::Invalid, QStringLiteral("there is no role %1").arg(name));
            roles.append(*role);
        }
        return m_operators.insert({ .username = item.username,
            .displayName = item.displayName.value_or(item.username),
            .password = item.password,
            .roles = std::move(roles) });
    }

    Result<void> Loading::store(const Event &item)
    {
        return insert(sql::auth_event::load,
            { { "id", item.id },
                { "name", item.name.value_or(QString()) },
                { "auth_method", item.authMethod },
                { "auth_method_config", compact(item.authMethodConfig.value_or(QJsonObject())) },
                { "extra_fields", compact(item.extraFields.value_or(QJsonArray())) },
                { "census", item.census.value_or(QStringLiteral("close")) },
                { "status", item.status.value_or(QStringLiteral("notstarted")) },
                { "created", m_now },
                { "real", item.real.value_or(false) },
                { "num_successful_logins_allowed", item.successfulLoginsAllowed.value_or(0) },
                { "location_id", item.locationId } });
    }

    Result<void> Loading::store(const Account &item)
    {
        const QString hash =
            item.password ? crypto::hashPassword(*item.password, m_context.random) : QString();
        return insert(sql::account::load,
            { { "username", item.username },
                { "password_hash", hash },
                { "is_superuser", item.isSuperuser.value_or(false) },
                { "is_active", item.isActive.value_or(true) },
                { "email", item.email.value_or(QString()) },
                { "tlf", item.tlf },
                { "metadata", compact(item.metadata.value_or(QJsonObject())) },
                { "status", item.status.value_or(QStringLiteral("act")) },
                { "event_id", item.eventId },
                { "created", m_now },
                { "display_name", item.displayName.value_or(QString()) },
                { "location_id", item.locationId } });
    }

    Result<void> Loading::store(const Right &item)
    {
        return insert(sql::acl::load,
            { { "username", item.username },
                { "object_type", item.objectType },
                { "perm", item.perm },
                { "object_id", item.objectId.value_or(QStringLiteral("0")) },
                { "created", m_now },
                { "expires_at", item.expiresAt } });
    }

    Result<void> Loading::store(const Device &item)
    {
        const Hashed authorisation = hashed(item.authorisationCode);
        return insert(sql::device::load,
            { { "uuid", item.uuid.value_or(randomUuid(m_context.random)) },
                { "created", m_now },
                { "by", maker },
                { "location_id", item.locationId },
                { "description", item.description },
                { "active", item.active.value_or(true) },
                { "lost", item.lost.value_or(false) },
                { "app_version", item.appVersion },
                { "last_seen_at", item.lastSeenAt },
                { "hash", authorisation.hash },
                { "salt", authorisation.salt } });
    }

    Result<void> Loading::store(const Clinician &item)
    {
        const QString uuid = randomUuid(m_context.random);
        SYMBOLON_CHECK(insert(sql::clinician::insert,
            { { "uuid", uuid },
                { "created", m_now },
                { "now", m_now },
                { "by", maker },
                { "clinician_id", item.clinicianId },
                { "login_active", item.loginActive },
                { "send_entry_identifier", item.sendEntryIdentifier },
                { "contract_expiry", item.contractExpiry } }));
        SYMBOLON_CHECK(link(sql::group::ensure, sql::group::link, uuid, item.groups));
        return link(sql::product::ensure, sql::product::link, uuid, item.products);
    }

    //! Names are stored in lower case, rows are shared (activation contract 5.5).
    Result<void> Loading::link(const sql::Statement &ensure,
        const sql::Statement &attach,
        const QString &clinician,
        const std::optional<QStringList> &names)
    {
        for (const QString &given : names.value_or(QStringList())) {
            const QString name = given.toLower();
            SYMBOLON_CHECK(m_connection.run(ensure,
                { { "uuid", randomUuid(m_context.random) },
                    { "now", m_now },
                    { "by", maker },
                    { "name", name } }));
            SYMBOLON_CHECK(m_connection.run(attach, { { "clinician", clinician }, { "name", name } }));
        }
        return {};
    }

    Result<void> Loading::store(const Patient &item)
    {
        const Hashed authorisation = hashed(item.authorisationCode);
        return insert(sql::patient::load,
            { { "uuid", randomUuid(m_context.random) },
                { "created", m_now },
                { "by", maker },
                { "patient_id", item.patientId },
                { "location_id", item.locationId },
                { "disabled", item.disabled.value_or(false) },
                { "hash", authorisation.hash },
                { "salt", authorisation.salt },
                { "authorised_at", authorisation.hash ? std::optional(m_now) : std::nullopt } });
    }

    store::Binds Loading::marks(
        ActivationState state, std::optional<Instant> issued, std::optional<Instant> expires) const
    {
        const bool isExpired = state == ActivationState::Expired;
        const Instant issuedAt = issued.value_or(isExpired ? m_now - 6 * 24h : m_now);
        const Instant expiresAt = expires.value_or(
            isExpired ? m_now - 1h : activation::compatibleExpiry(issuedAt, m_context.activation));
        const bool isUsed = state == ActivationState::Used;
        const bool isCancelled = state == ActivationState::Cancelled;
        return { { "uuid", randomUuid(m_context.random) },
            { "by", maker },
            { "used", isUsed },
            { "issued_at", issuedAt },
            { "expires_at", expiresAt },
            { "cancelled_at", isCancelled ? std::optional(m_now) : std::nullopt },
            { "cancelled_by", isCancelled ? std::optional(maker) : std::nullopt },
            { "activated_at", isUsed ? std::optional(issuedAt) : std::nullopt },
            { "timezone", isUsed ? std::optional(0) : std::nullopt } };
    }

    Result<void> Loading::store(const PatientActivation &item)
    {
        const Hashed pin = hashed(item.otp);
        const int most = m_context.activation.maxAttempts;
        store::Binds binds = marks(item.state, item.issuedAt, item.expiresAt);
        binds += { { "patient_id", item.patientId },
            { "code", codeHash(activation::CodeKind::Patient, item.code) },
            { "code_sealed", sealed(activation::CodeKind::Patient, item.code) },
            { "hash", pin.hash },
            { "salt", pin.salt },
            { "attempts", item.attempts.value_or(item.state == ActivationState::Locked ? most : 0) },
            { "attempts_max", most },
            { "purpose", item.purpose.value_or(QStringLiteral("compatible")) },
            { "phone_model", item.phoneModel } };
        return insert(sql::patient_activation::load, binds);
    }

    Result<void> Loading::store(const DeviceActivation &item)
    {
        if (item.state == ActivationState::Locked)
            return fail(Code::Invalid, QStringLiteral("a device's code is never locked"));
        store::Binds binds = marks(item.state, item.issuedAt, item.expiresAt);
        binds += { { "device_id", item.deviceId },
            { "code", codeHash(activation::CodeKind::Device, item.code) },
            { "code_sealed", sealed(activation::CodeKind::Device, item.code) } };
        return insert(sql::device_activation::load, binds);
    }

} // namespace

Result<File> readFixture(const QByteArray &text)
{
    SYMBOLON_TRY(const QJsonValue value, json::parse(text));
    SYMBOLON_CHECK(json::readObject(value, QString()));
    const QJsonObject object = value.toObject();
    SYMBOLON_CHECK(refuseUnknown<File>(object, QString()));
    Result<void> result;
    json::forEachField<File>([&](const auto &list) {
        if (result)
            result = refuseUnknownIn(object, list);
    });
    SYMBOLON_CHECK(result);
    return json::decoded<File>(value);
}

Result<int> loadFixture(const FixtureContext &context, const File &file)
{
    return store::inTransaction(context.connection, [&] { return Loading(context).load(file); });
}

} // namespace symbolon::app
