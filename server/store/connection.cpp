// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/store/database.h"
#include "server/store/database_error.h"
#include "server/store/foreign_key.h"
#include "server/store/session.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QThread>

#include <algorithm>
#include <limits>

namespace symbolon::store {

struct Connection::Private {
    explicit Private(Target where)
        : session(std::move(where))
    {
    }

    Session session;
    Qt::HANDLE thread = QThread::currentThreadId();
    bool transaction = false;
    int parts = 0;
    QString broken; //!< what broke the transaction
    qint64 count = 0;

    [[nodiscard]] Engine engine() const { return session.target().engine; }

    [[nodiscard]] Result<void> ready();
    [[nodiscard]] Result<Prepared *> execute(const sql::Statement &statement, const Binds &binds);
    [[nodiscard]] Result<void> control(const QString &text);
    [[nodiscard]] Result<Rows> fetch(Prepared &prepared, const sql::Statement &statement, int limit);
    [[nodiscard]] DatabaseError explain(
        const QSqlError &error, const sql::Statement &statement, Prepared *prepared);
    [[nodiscard]] Error failed(DatabaseError failure);
    void leaveTransaction();
};

namespace {

    QString nameOf(const sql::Statement &statement)
    {
        return QString::fromUtf8(statement.name.data(), static_cast<qsizetype>(statement.name.size()));
    }

    //! Binds by number. A parameter without a value and a value without a parameter are programming errors.
    Result<void> bind(Prepared &prepared, const sql::Statement &statement, const Binds &binds)
    {
        const auto &names = prepared.compiled.parameters;
        if (prepared.compiled.names != binds.size())
            return fail(Code::Internal,
                QStringLiteral("%1 is given other parameters than it has").arg(nameOf(statement)));
        for (int i = 0; i < names.size(); ++i) {
            const auto found = std::find_if(binds.begin(), binds.end(), [&](const Bind &candidate) {
                return names[i] == candidate.name;
            });
            if (found == binds.end())
                return fail(Code::Internal,
                    nameOf(statement) + QStringLiteral(" lacks :") + QString::fromUtf8(names[i]));
            const auto &value = found->value.variant();
            // PostgreSQL has no U+0000, and QPSQL would end the command there.
            if (value.typeId() == QMetaType::QString && value.toString().contains(QChar(0)))
                return fail(
                    Code::Invalid, QStringLiteral("U+0000 in a text"), QString::fromUtf8(found->name));
            prepared.query.bindValue(i, value);
        }
        return {};
    }

    std::shared_ptr<const QHash<QByteArray, int>> columnsOf(const QSqlQuery &query)
    {
        auto columns = std::make_shared<QHash<QByteArray, int>>();
        const auto record = query.record();
        for (int i = 0; i < record.count(); ++i)
            columns->insert(record.fieldName(i).toUtf8(), i);
        return columns;
    }

} // namespace

//! Opens again after a loss, unless the loss took a transaction with it.
Result<void> Connection::Private::ready()
{
    if (QThread::currentThreadId() != thread)
        return fail(Code::Internal, QStringLiteral("a connection is used from another thread"));
    if (!broken.isEmpty())
        return fail(Code::Internal, QStringLiteral("the transaction is broken: ") + broken);
    if (session.isOpen())
        return {};
    if (transaction) {
        Error error{ Code::Unavailable, QStringLiteral("the transaction was lost with its connection") };
        error.retryAfter = 1;
        return Failure(error);
    }
    return session.open();
}

//! Draws the consequences of a failure for the session and the transaction.
Error Connection::Private::failed(DatabaseError failure)
{
    if (failure.lost)
        session.close();
    else if (transaction)
        broken = failure.error.detail;
    return std::move(failure.error);
}

Result<Prepared *> Connection::Private::execute(const sql::Statement &statement, const Binds &binds)
{
    for (bool again = false;; again = true) {
        SYMBOLON_CHECK(ready());
        QSqlError error;
        auto *prepared = session.prepared(statement, error);
        bool harmless = true;
        if (prepared != nullptr) {
            SYMBOLON_CHECK(bind(*prepared, statement, binds));
            ++count;
            if (session.run(*prepared))
                return prepared;
            error = prepared->query.lastError();
            harmless = prepared->compiled.onlyReads;
        }
        auto failure = explain(error, statement, prepared);
        const bool retry = failure.lost && !transaction && !again && (harmless || failure.notRun);
        auto outcome = failed(std::move(failure));
        if (!retry)
            return Failure(std::move(outcome));
    }
}

//! Reads at most `limit` rows and gives the statement back. A writing statement is run to its end in any
//! case, because SQLite checks foreign keys and commits only there.
Result<Rows> Connection::Private::fetch(Prepared &prepared, const sql::Statement &statement, int limit)
{
    auto &query = prepared.query;
    if (!prepared.columns)
        prepared.columns = columnsOf(query);
    const auto width = prepared.columns->size();
    Rows rows;
    while ((rows.size() < limit || !prepared.compiled.onlyReads) && query.next()) {
        if (rows.size() == limit)
            continue;
        QList<QVariant> values;
        values.reserve(width);
        for (int i = 0; i < width; ++i)
            values += query.value(i);
        rows += Row(prepared.columns, std::move(values));
    }
    const auto error = query.lastError();
    query.finish();
    if (error.isValid())
        return Failure(failed(explain(error, statement, &prepared)));
    return rows;
}

DatabaseError Connection::Private::explain(
    const QSqlError &error, const sql::Statement &statement, Prepared *prepared)
{
    auto failure = databaseError(engine(), error, nameOf(statement));
    if (failure.unnamedForeignKey && prepared != nullptr) {
        failure.error.where = nameOfBrokenForeignKey(session, *prepared);
        failure.error.detail += failure.error.where;
    }
    return failure;
}

Result<void> Connection::Private::control(const QString &text)
{
    SYMBOLON_CHECK(ready());
    if (const auto error = session.execute(text); error.isValid())
        return Failure(failed(databaseError(engine(), error, text)));
    return {};
}

void Connection::Private::leaveTransaction()
{
    transaction = false;
    parts = 0;
    broken.clear();
}

Connection::Connection(std::unique_ptr<Private> opened)
    : m_d(std::move(opened))
{
}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const Target &target)
{
    auto opened = std::make_unique<Private>(target);
    SYMBOLON_CHECK(opened->session.open());
    return std::unique_ptr<Connection>(new Connection(std::move(opened)));
}

Engine Connection::engine() const
{
    return m_d->engine();
}

Result<Rows> Connection::all(const sql::Statement &statement, const Binds &binds)
{
    SYMBOLON_TRY(auto *prepared, m_d->execute(statement, binds));
    return m_d->fetch(*prepared, statement, std::numeric_limits<int>::max());
}

Result<std::optional<Row>> Connection::one(const sql::Statement &statement, const Binds &binds)
{
    SYMBOLON_TRY(auto *prepared, m_d->execute(statement, binds));
    SYMBOLON_TRY(auto rows, m_d->fetch(*prepared, statement, 1));
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

Result<int> Connection::run(const sql::Statement &statement, const Binds &binds)
{
    SYMBOLON_TRY(auto *prepared, m_d->execute(statement, binds));
    const auto changed = prepared->query.numRowsAffected();
    SYMBOLON_CHECK(
        m_d->fetch(*prepared, statement, 0)); // nothing to read, unless it is a `returning` nobody asks for
    return changed;
}

Result<void> Connection::script(std::string_view text)
{
    int number = 0;
    for (const auto &statement : splitStatements(text)) {
        ++number;
        ++m_d->count;
        SYMBOLON_CHECK(m_d->ready());
        const auto error = m_d->session.execute(QString::fromUtf8(statement));
        if (error.isValid()) {
            const auto what = QStringLiteral("statement %1 of a script").arg(number);
            return Failure(m_d->failed(databaseError(m_d->engine(), error, what)));
        }
    }
    return {};
}

Result<void> Connection::check(const sql::Statement &statement)
{
    SYMBOLON_CHECK(m_d->ready());
    QSqlError error;
    if (m_d->session.prepared(statement, error) == nullptr)
        return Failure(m_d->failed(databaseError(m_d->engine(), error, nameOf(statement))));
    return {};
}

Result<void> Connection::begin()
{
    if (m_d->transaction)
        return fail(Code::Internal, QStringLiteral("transactions do not nest"));
    const auto text =
        m_d->engine() == Engine::Sqlite ? QStringLiteral("begin immediate") : QStringLiteral("begin");
    auto begun = m_d->control(text);
    if (!begun && !m_d->session.isOpen()) // lost: nothing is at stake yet
        begun = m_d->control(text);
    SYMBOLON_CHECK(std::move(begun));
    m_d->transaction = true;
    return {};
}

Result<void> Connection::commit()
{
    if (!m_d->transaction)
        return fail(Code::Internal, QStringLiteral("commit without begin"));
    if (auto usable = m_d->ready(); !usable) {
        rollback();
        return usable;
    }
    QSqlError error;
    // The driver's own commit notices when PostgreSQL answers a commit with a rollback.
    if (!m_d->session.database().commit())
        error = m_d->session.database().lastError();
    if (!error.isValid()) {
        m_d->leaveTransaction();
        return {};
    }
    auto outcome = m_d->failed(databaseError(m_d->engine(), error, QStringLiteral("commit")));
    rollback();
    return Failure(std::move(outcome));
}

void Connection::rollback()
{
    if (!m_d->transaction)
        return;
    m_d->leaveTransaction();
    if (m_d->session.isOpen() && m_d->session.execute(QStringLiteral("rollback")).isValid())
        m_d->session.close(); // whatever state it is in, a new session has none
}

bool Connection::inTransaction() const
{
    return m_d->transaction;
}

Result<void> Connection::beginPart()
{
    if (!m_d->transaction)
        return fail(Code::Internal, QStringLiteral("a part outside a transaction"));
    SYMBOLON_CHECK(m_d->control(QStringLiteral("savepoint part_%1").arg(m_d->parts + 1)));
    ++m_d->parts;
    return {};
}

Result<void> Connection::endPart()
{
    if (m_d->parts == 0)
        return fail(Code::Internal, QStringLiteral("the end of a part without its beginning"));
    SYMBOLON_CHECK(m_d->control(QStringLiteral("release part_%1").arg(m_d->parts)));
    --m_d->parts;
    return {};
}

void Connection::undoPart()
{
    if (m_d->parts == 0 || !m_d->session.isOpen())
        return;
    m_d->broken.clear();
    const auto name = QString::number(m_d->parts--);
    auto undone = m_d->control(QStringLiteral("rollback to savepoint part_") + name);
    if (undone)
        undone = m_d->control(QStringLiteral("release part_") + name);
    if (!undone)
        m_d->broken = undone.error().detail;
}

qint64 Connection::statementCount() const
{
    return m_d->count;
}

} // namespace symbolon::store
