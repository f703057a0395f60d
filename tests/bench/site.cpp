// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/site.h"

#include "tests/bench/load.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QThread>

#include <csignal>
#include <unistd.h>

namespace symbolon::bench {

namespace {

    //! As at a site that does not want to lose what it has answered for.
    const QStringList durable{ QStringLiteral("fsync=on"),
        QStringLiteral("synchronous_commit=on"),
        QStringLiteral("full_page_writes=on"),
        QStringLiteral("autovacuum=on") };

    const QStringList settings{ QStringLiteral("site.public_url=http://localhost"),
        QStringLiteral("protection.failures_per_source=1000000"),
        QStringLiteral("protection.issues_per_operator=1000000"),
        QStringLiteral("http.connections=20000"),
        QStringLiteral("http.connections_per_client=20000"),
        QStringLiteral("http.idle_time=1h"),
        QStringLiteral("jwt.operator_lifetime=12h"),
        QStringLiteral("session.idle=12h"),
        QStringLiteral("amqp.host=127.0.0.1"),
        QStringLiteral("amqp.port=1") };

    constexpr int startTimeout = 30'000; //!< ms
    const QString name = QStringLiteral("bench");
    const QString password = QStringLiteral("correct horse battery");

    QJsonObject fixture()
    {
        const auto code = QString::fromLatin1(Site::authorisationCode);
        QJsonArray patients;
        for (int i = 0; i < Site::phones; ++i)
            patients.append(QJsonObject{ { QStringLiteral("patient_id"), QStringLiteral("phone-%1").arg(i) },
                { QStringLiteral("authorisation_code"), code } });
        QJsonArray devices;
        for (int i = 0; i < Site::tablets; ++i)
            devices.append(QJsonObject{ { QStringLiteral("uuid"), QStringLiteral("tablet-%1").arg(i) },
                { QStringLiteral("location_id"), QStringLiteral("ward 1") },
                { QStringLiteral("description"), QStringLiteral("Tablet %1").arg(i) },
                { QStringLiteral("authorisation_code"), code } });
        QJsonArray clinicians;
        for (int i = 0; i < Site::clinicians; ++i)
            clinicians.append(
                QJsonObject{ { QStringLiteral("clinician_id"), QStringLiteral("clinician-%1").arg(i) },
                    { QStringLiteral("login_active"), true },
                    { QStringLiteral("send_entry_identifier"), QStringLiteral("badge-%1").arg(i) },
                    { QStringLiteral("groups"), QJsonArray{ QStringLiteral("SEND Clinician") } } });
        const QJsonObject person{ { QStringLiteral("username"), name },
            { QStringLiteral("password"), password },
            { QStringLiteral("roles"), QJsonArray{ QStringLiteral("administrator") } } };
        return { { QStringLiteral("operators"), QJsonArray{ person } },
            { QStringLiteral("devices"), devices },
            { QStringLiteral("clinicians"), clinicians },
            { QStringLiteral("patients"), patients } };
    }

    QByteArray bearer(const QByteArray &token)
    {
        return "Authorization: Bearer " + token + "\r\n";
    }

    QByteArray textOf(const QByteArray &body, const char *key)
    {
        return QJsonDocument::fromJson(body).object().value(QLatin1String(key)).toString().toLatin1();
    }

} // namespace

Usage usageOf(qint64 pid)
{
    Usage usage;
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (stat.open(QFile::ReadOnly)) {
        const QByteArray text = stat.readAll();
        const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' '); // from field 3, proc(5)
        usage.cpuSeconds = double(fields.value(11).toLongLong() + fields.value(12).toLongLong())
            / double(::sysconf(_SC_CLK_TCK));
    }
    QFile memory(QStringLiteral("/proc/%1/statm").arg(pid));
    if (memory.open(QFile::ReadOnly)) {
        const auto pages = memory.readAll().split(' ').value(1).toLongLong();
        usage.rssMiB = double(pages) * double(::sysconf(_SC_PAGESIZE)) / (1 << 20);
    }
    return usage;
}

QByteArray ask(quint16 port, const QByteArray &request)
{
    QByteArray found;
    LoadPlan plan;
    plan.port = port;
    plan.connections = 1;
    plan.requests = 1;
    plan.time = std::chrono::seconds(20);
    plan.next = [&](int) { return request; };
    plan.answered = [&](int, int status, QByteArrayView body) {
        if (status == 200)
            found = body.toByteArray();
    };
    (void)runLoad(plan);
    return found;
}

Site::Site(store::Engine engine, QString program)
    : m_engine(engine)
    , m_program(std::move(program))
{
}

Site::~Site()
{
    stop();
}

QStringList Site::arguments(const QString &command) const
{
    QStringList list{ command, QStringLiteral("--data"), m_directory.path() };
    for (const QString &setting : settings)
        list << QStringLiteral("--set") << setting;
    return list << QStringLiteral("--set") << QStringLiteral("database.url=") + m_url;
}

bool Site::run(const QString &command, const QString &argument) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    auto list = arguments(command);
    if (!argument.isEmpty())
        list.insert(1, argument);
    process.start(m_program, list);
    if (process.waitForFinished(600'000) && process.exitCode() == 0)
        return true;
    qWarning("symbolond %s: %s", qPrintable(command), process.readAll().constData());
    return false;
}

bool Site::writeFixture() const
{
    QFile file(m_directory.filePath(QStringLiteral("fixture.json")));
    return file.open(QFile::WriteOnly) && file.write(QJsonDocument(fixture()).toJson()) > 0;
}

bool Site::seed() const
{
    QFile file(QStringLiteral(SYMBOLON_BENCH_SEED));
    const auto target = store::Target::parse(m_url);
    if (!target || !file.open(QFile::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    const auto connection = store::Connection::open(*target);
    const auto done = connection ? (*connection)->script({ text.constData(), std::size_t(text.size()) })
                                 : Result<void>(Failure(connection.error()));
    if (!done)
        qWarning("%s", qPrintable(done.error().detail));
    return done.has_value();
}

bool Site::prepare()
{
    if (m_engine == store::Engine::Postgresql) {
        m_postgres = std::make_unique<test::PrivatePostgres>(durable);
        if (!*m_postgres)
            return false;
        m_database = (*m_postgres)->createDatabase(false);
        m_url = (*m_postgres)->conninfo(m_database);
    } else {
        m_url = QStringLiteral("sqlite:///") + m_directory.filePath(QStringLiteral("bench.sqlite"));
    }
    return run(QStringLiteral("migrate")) && writeFixture()
        && run(QStringLiteral("load"), m_directory.filePath(QStringLiteral("fixture.json"))) && seed();
}

double Site::start()
{
    m_port = quint16(test::freePort());
    QStringList command{ m_program };
    command << arguments(QStringLiteral("serve")) << QStringLiteral("--listen")
            << QStringLiteral("127.0.0.1:%1").arg(m_port);
    QElapsedTimer timer;
    timer.start();
    m_pid = m_process.start(command, m_directory.filePath(QStringLiteral("log")), true);
    while (m_pid > 0 && timer.elapsed() < startTimeout) {
        if (!ask(m_port, getRequest("/running")).isEmpty())
            return double(timer.nsecsElapsed()) / 1e6;
        QThread::msleep(1);
    }
    QFile log(m_directory.filePath(QStringLiteral("log")));
    if (log.open(QFile::ReadOnly))
        qWarning("symbolond does not start: %s", log.readAll().constData());
    return -1;
}

void Site::stop()
{
    test::endProcess(m_pid, SIGTERM, 20'000);
    m_pid = 0;
}

bool Site::signIn()
{
    const QJsonObject credentials{ { QStringLiteral("username"), name },
        { QStringLiteral("password"), password } };
    const QByteArray session = ask(
        m_port, postRequest("/v1/session", {}, QJsonDocument(credentials).toJson(QJsonDocument::Compact)));
    m_operator = bearer(textOf(session, "access_token"));
    const QByteArray device = ask(m_port,
        getRequest("/dhos/v1/device/tablet-0/jwt",
            QByteArray("x-authorisation-code: ") + authorisationCode + "\r\n"));
    m_device = bearer(textOf(device, "jwt"));
    return !session.isEmpty() && !device.isEmpty();
}

QString Site::conninfo() const
{
    return m_engine == store::Engine::Postgresql ? m_url : QString();
}

void Site::clearLog()
{
    QFile::resize(m_directory.filePath(QStringLiteral("log")), 0);
}

} // namespace symbolon::bench
