// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/baselines.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <openssl/evp.h>

#include <array>
#include <atomic>
#include <csignal>
#include <thread>

namespace symbolon::bench {

namespace {

    QByteArray nginxConfiguration(const QString &directory, quint16 port)
    {
        return QStringLiteral(
            "daemon off;\nmaster_process off;\npid %1/pid;\nerror_log %1/error.log;\n"
            "worker_rlimit_nofile 4096;\nevents { worker_connections 2048; }\n"
            "http {\n  access_log off;\n  keepalive_requests 100000000;\n"
            "  default_type application/json;\n"
            "  client_body_temp_path %1/a; proxy_temp_path %1/b; fastcgi_temp_path %1/c;\n"
            "  uwsgi_temp_path %1/d; scgi_temp_path %1/e;\n"
            "  server { listen 127.0.0.1:%2; location / { return 200 '{\"running\": true}'; } }\n}\n")
            .arg(directory)
            .arg(port)
            .toUtf8();
    }

    //! The number after `label` in what a program says.
    double figure(const QStringList &command, const QString &pattern)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(command.first(), command.mid(1));
        process.waitForFinished(-1);
        const QString output = QString::fromUtf8(process.readAll());
        const auto match = QRegularExpression(pattern).match(output);
        if (!match.hasMatch())
            qWarning("%s: %s", qPrintable(command.first()), qPrintable(output));
        return match.captured(1).toDouble();
    }

    QByteArray scriptOf(PgbenchScript script)
    {
        if (script == PgbenchScript::Select)
            return "\\set n random(1, 10000)\n"
                   "select hashed_authorisation_code from patient where patient_id = 'many-' || :n;\n";
        return "insert into bench_insert (text) values ('as long as an audit message may be');\n";
    }

} // namespace

std::unique_ptr<Peer> Peer::nginx()
{
    std::unique_ptr<Peer> peer(new Peer);
    const auto port = quint16(test::freePort());
    const QString path = peer->m_directory.filePath(QStringLiteral("nginx.conf"));
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(nginxConfiguration(peer->m_directory.path(), port)) < 0)
        return nullptr;
    file.close();
    peer->m_process.own(peer->m_directory.path());
    const QStringList command{ QStringLiteral("nginx"),
        QStringLiteral("-p"),
        peer->m_directory.path(),
        QStringLiteral("-e"),
        peer->m_directory.filePath(QStringLiteral("error.log")),
        QStringLiteral("-c"),
        path };
    return peer->launch(command, port) ? std::move(peer) : nullptr;
}

std::unique_ptr<Peer> Peer::pool(const QString &databaseUrl)
{
    std::unique_ptr<Peer> peer(new Peer);
    const auto port = quint16(test::freePort());
    const QStringList command{ QCoreApplication::applicationFilePath(),
        QStringLiteral("--serve-pool"),
        databaseUrl,
        QString::number(port) };
    return peer->launch(command, port) ? std::move(peer) : nullptr;
}

bool Peer::launch(const QStringList &command, quint16 port)
{
    m_port = port;
    const QString log = m_directory.filePath(QStringLiteral("log"));
    m_pid = m_process.start(command, log, true);
    if (m_pid > 0 && test::waitFor([&] { return !ask(port, getRequest("/many-1")).isEmpty(); }, 10'000))
        return true;
    QFile file(log);
    if (file.open(QFile::ReadOnly))
        qWarning("%s does not start: %s", qPrintable(command.first()), file.readAll().constData());
    return false;
}

Peer::~Peer()
{
    test::endProcess(m_pid, SIGTERM, 10'000);
}

double scryptPerSecond(int threads, std::chrono::milliseconds time)
{
    constexpr int n = 16384;
    constexpr int r = 8;
    constexpr int p = 1;
    std::atomic<qint64> hashes = 0;
    const auto end = std::chrono::steady_clock::now() + time;
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < threads; ++i) {
            all.emplace_back([&] {
                std::array<unsigned char, 256> out{};
                constexpr QByteArrayView code = "vh5v";
                constexpr QByteArrayView salt = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123";
                while (std::chrono::steady_clock::now() < end) {
                    ::EVP_PBE_scrypt(code.data(),
                        std::size_t(code.size()),
                        reinterpret_cast<const unsigned char *>(salt.data()),
                        std::size_t(salt.size()),
                        n,
                        r,
                        p,
                        64 << 20,
                        out.data(),
                        out.size());
                    ++hashes;
                }
            });
        }
    }
    const auto took = std::chrono::steady_clock::now() - end + time;
    return double(hashes) / std::chrono::duration<double>(took).count();
}

double pgbenchPerSecond(const QString &conninfo, PgbenchScript script, int seconds)
{
    const auto target = store::Target::parse(conninfo);
    auto connection = target ? store::Connection::open(*target) : Failure(target.error());
    if (!connection
        || !(*connection)
                ->script("create table if not exists bench_insert (id bigserial primary key, text varchar)"))
        return 0;
    QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("script.sql")));
    if (!file.open(QFile::WriteOnly) || file.write(scriptOf(script)) < 0)
        return 0;
    file.close();
    const QStringList command{ QStringLiteral("pgbench"),
        QStringLiteral("--no-vacuum"),
        QStringLiteral("--protocol=prepared"),
        QStringLiteral("--client=8"),
        QStringLiteral("--jobs=1"),
        QStringLiteral("--time=%1").arg(seconds),
        QStringLiteral("--file=") + file.fileName(),
        conninfo };
    return figure(command, QStringLiteral("tps = ([0-9.]+)"));
}

double wrkPerSecond(quint16 port, const QString &path, int seconds)
{
    const QStringList command{ QStringLiteral("wrk"),
        QStringLiteral("-t1"),
        QStringLiteral("-c64"),
        QStringLiteral("-d%1s").arg(seconds),
        QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path) };
    return figure(command, QStringLiteral("Requests/sec: +([0-9.]+)"));
}

} // namespace symbolon::bench
