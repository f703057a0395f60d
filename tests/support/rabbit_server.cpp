// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/rabbit_server.h"

#include "tests/support/service_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

namespace symbolon::test {

namespace {

    //! Debian's /usr/sbin/rabbitmq-server changes the user and the environment by itself; the script beneath
    //! does not.
    QString program()
    {
        const QDir versions(QStringLiteral("/usr/lib/rabbitmq/lib"));
        const auto found =
            versions.entryList({ QStringLiteral("rabbitmq_server-*") }, QDir::Dirs, QDir::Name);
        return found.isEmpty() ? QString()
                               : versions.filePath(found.last()) + QStringLiteral("/sbin/rabbitmq-server");
    }

    //! AMQP answers an impossible protocol header with its own eight bytes; a listening port alone says
    //! nothing.
    bool answers(int port)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        if (!socket.waitForConnected(500))
            return false;
        socket.write("AMQP\x09\x09\x09\x09", 8);
        return socket.waitForReadyRead(1000) && socket.read(4) == "AMQP";
    }

} // namespace

struct RabbitServer::Private {
    QString directory; //!< home, data and log
    int port = 0;
    int tlsPort = 0;
    std::optional<Tls> tls;
    int distributionPort = 0;
    int epmdPort = 0;
    qint64 pid = 0;
    bool ours = false;
    ServiceProcess process{ QStringLiteral("rabbitmq") };

    [[nodiscard]] bool create();
    [[nodiscard]] bool configureTls();
    [[nodiscard]] bool launch();
    [[nodiscard]] QStringList environment() const;
    void stop();
    void remove();
};

bool RabbitServer::Private::create()
{
    QTemporaryDir made(QDir::tempPath() + QStringLiteral("/symbolon-mq-XXXXXX"));
    if (!made.isValid() || program().isEmpty()) {
        qWarning("RabbitMQ is needed for this test (package rabbitmq-server)");
        return false;
    }
    made.setAutoRemove(false);
    directory = made.path();
    QFile plugins(directory + QStringLiteral("/enabled_plugins"));
    if (!plugins.open(QIODevice::WriteOnly) || plugins.write("[].\n") < 0)
        return false;
    if (tls && !configureTls())
        return false;
    process.own(directory);
    port = freePort();
    distributionPort = freePort();
    epmdPort = freePort();
    return true;
}

bool RabbitServer::Private::configureTls()
{
    const auto write = [this](const QString &name, const QByteArray &content) {
        QFile file(directory + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    tlsPort = freePort();
    const QByteArray folder = directory.toLocal8Bit();
    return write(QStringLiteral("certificate.pem"), tls->certificate)
        && write(QStringLiteral("key.pem"), tls->key)
        && write(QStringLiteral("rabbitmq.conf"),
            "listeners.ssl.1 = 127.0.0.1:" + QByteArray::number(tlsPort) + "\nssl_options.certfile = "
                + folder + "/certificate.pem\nssl_options.cacertfile = " + folder
                + "/certificate.pem\nssl_options.keyfile = " + folder
                + "/key.pem\nssl_options.verify = verify_none\nssl_options.fail_if_no_peer_cert = false\n");
}

QStringList RabbitServer::Private::environment() const
{
    const auto in = [this](const QString &name) { return directory + u'/' + name; };
    return { QStringLiteral("HOME=") + directory,
        QStringLiteral("ERL_EPMD_PORT=%1").arg(epmdPort),
        QStringLiteral("ERL_EPMD_ADDRESS=127.0.0.1"),
        QStringLiteral("ERL_EPMD_RELAXED_COMMAND_CHECK=1"), // so that it can be told to end at once
        QStringLiteral("RABBITMQ_NODENAME=symbolon%1@localhost").arg(port),
        QStringLiteral("RABBITMQ_NODE_IP_ADDRESS=127.0.0.1"),
        QStringLiteral("RABBITMQ_NODE_PORT=%1").arg(port),
        QStringLiteral("RABBITMQ_DIST_PORT=%1").arg(distributionPort),
        QStringLiteral("RABBITMQ_CONF_ENV_FILE=") + in(QStringLiteral("none.conf")),
        QStringLiteral("RABBITMQ_CONFIG_FILE=") + in(QStringLiteral("rabbitmq")), // absent without TLS
        QStringLiteral("RABBITMQ_ENABLED_PLUGINS_FILE=") + in(QStringLiteral("enabled_plugins")),
        QStringLiteral("RABBITMQ_MNESIA_BASE=") + in(QStringLiteral("data")),
        QStringLiteral("RABBITMQ_LOG_BASE=") + in(QStringLiteral("log")),
        QStringLiteral("RABBITMQ_PID_FILE=") + in(QStringLiteral("pid")),
        // two cores are shared with the tests; idle schedulers must not spin
        QStringLiteral(
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none") };
}

bool RabbitServer::Private::launch()
{
    const auto log = directory + QStringLiteral("/output");
    pid = process.start({ program() }, log, ours, environment());
    const auto ended = [this] { return !isRunning(pid); };
    if (waitFor([&] { return answers(port) || ended(); }, 90000) && answers(port))
        return true;
    QFile output(log);
    output.open(QIODevice::ReadOnly);
    qWarning("RabbitMQ does not start: %s", output.readAll().constData());
    return false;
}

void RabbitServer::Private::stop()
{
    // The script becomes the Erlang machine's parent; the machine writes its own number.
    QFile file(directory + QStringLiteral("/pid"));
    if (file.open(QIODevice::ReadOnly))
        endProcess(file.readAll().trimmed().toLongLong(), SIGKILL, 20000);
    endProcess(pid, SIGKILL, 20000);
    pid = 0;
    if (!process.run({ QStringLiteral("epmd"),
            QStringLiteral("-port"),
            QString::number(epmdPort),
            QStringLiteral("-kill") }))
        qWarning("epmd stays");
}

void RabbitServer::Private::remove()
{
    stop();
    if (directory.startsWith(QDir::tempPath() + QStringLiteral("/symbolon-mq-")))
        QDir(directory).removeRecursively();
}

RabbitServer::RabbitServer(std::unique_ptr<Private> server)
    : m_d(std::move(server))
{
}

RabbitServer::~RabbitServer()
{
    if (m_d->ours && !m_d->directory.isEmpty())
        m_d->remove();
}

std::unique_ptr<RabbitServer> RabbitServer::startOwn(const std::optional<Tls> &tls)
{
    auto made = std::make_unique<Private>();
    made->tls = tls;
    made->ours = true;
    std::unique_ptr<RabbitServer> server(new RabbitServer(std::move(made)));
    return server->m_d->create() && server->m_d->launch() ? std::move(server) : nullptr;
}

RabbitServer *RabbitServer::shared()
{
    static std::unique_ptr<RabbitServer> server = []() -> std::unique_ptr<RabbitServer> {
        QFile state(qEnvironmentVariable("SYMBOLON_RABBIT_STATE"));
        if (!state.fileName().isEmpty() && state.open(QIODevice::ReadOnly)) {
            auto made = std::make_unique<Private>();
            made->port = QJsonDocument::fromJson(state.readAll()).object()[u"port"].toInt();
            return std::unique_ptr<RabbitServer>(new RabbitServer(std::move(made)));
        }
        auto own = startOwn();
        // Before the static objects go, and while Qt is still there.
        qAddPostRoutine([] { server.reset(); });
        return own;
    }();
    return server.get();
}

bool RabbitServer::startFixture(const QString &stateFile)
{
    stopFixture(stateFile); // of a run that was interrupted
    Private server;
    if (!server.create() || !server.launch()) {
        server.remove();
        return false;
    }
    QDir().mkpath(QFileInfo(stateFile).path());
    QFile file(stateFile);
    const QJsonObject state{ { QStringLiteral("directory"), server.directory },
        { QStringLiteral("port"), server.port },
        { QStringLiteral("epmd_port"), server.epmdPort } };
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(state).toJson()) > 0;
}

bool RabbitServer::stopFixture(const QString &stateFile)
{
    QFile file(stateFile);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const auto state = QJsonDocument::fromJson(file.readAll()).object();
    Private server;
    server.directory = state[u"directory"].toString();
    server.epmdPort = state[u"epmd_port"].toInt();
    if (QFile::exists(server.directory + QStringLiteral("/pid")))
        server.remove();
    return file.remove();
}

int RabbitServer::port() const
{
    return m_d->port;
}

int RabbitServer::tlsPort() const
{
    return m_d->tlsPort;
}

QString RabbitServer::url() const
{
    return QStringLiteral("amqp://guest:guest@127.0.0.1:%1/").arg(m_d->port);
}

void RabbitServer::crash()
{
    if (m_d->ours)
        m_d->stop();
}

bool RabbitServer::restart()
{
    return m_d->ours && m_d->launch();
}

} // namespace symbolon::test
