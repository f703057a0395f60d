// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/smtp_sink.h"

#include <QTcpSocket>

namespace symbolon::test {

//! One client; a child of its socket.
class SmtpConversation : public QObject {
public:
    SmtpConversation(SmtpSink &sink, QTcpSocket *socket)
        : QObject(socket)
        , m_sink(sink)
        , m_socket(*socket)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        say("220 sink.example ESMTP");
    }

private:
    void read()
    {
        while (m_socket.canReadLine()) {
            const auto line = m_socket.readLine();
            if (m_inData)
                dataLine(line);
            else
                command(line.trimmed());
        }
    }

    void command(const QByteArray &line)
    {
        const auto verb = line.left(4).toUpper();
        if (!reply(verb))
            return;
        if (verb == "MAIL")
            m_mail = { address(line), {}, {} };
        else if (verb == "RCPT")
            m_mail.recipients += address(line);
        else if (verb == "RSET")
            m_mail = {};
        m_inData = verb == "DATA";
        if (verb == "QUIT")
            m_socket.disconnectFromHost();
    }

    void dataLine(const QByteArray &line)
    {
        if (line != ".\r\n") {
            m_mail.data += line.startsWith('.') ? line.mid(1) : line;
            return;
        }
        m_inData = false;
        const auto mail = std::exchange(m_mail, {});
        const bool refused = m_sink.m_answers.contains(QByteArray("."));
        if (!refused)
            m_sink.m_mails += mail;
        reply(".");
        if (!refused)
            emit m_sink.received(mail);
    }

    //! False when the answer was not the usual one.
    bool reply(const QByteArray &verb)
    {
        if (m_sink.m_hangUpAt == verb) {
            m_socket.abort();
            return false;
        }
        if (const auto own = m_sink.m_answers.value(verb); !own.isEmpty()) {
            say(own);
            return own.startsWith('2') || own.startsWith('3');
        }
        static const QHash<QByteArray, QByteArray> usual{
            { "HELO", "250 sink.example" },
            { "EHLO", "250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING" },
            { "MAIL", "250 2.1.0 ok" },
            { "RCPT", "250 2.1.5 ok" },
            { "DATA", "354 go ahead" },
            { ".", "250 2.0.0 kept" },
            { "RSET", "250 2.0.0 ok" },
            { "NOOP", "250 2.0.0 ok" },
            { "QUIT", "221 2.0.0 bye" },
        };
        const auto text = usual.value(verb);
        say(text.isEmpty() ? QByteArray("502 5.5.1 not known here") : text);
        return !text.isEmpty();
    }

    void say(const QByteArray &text) { m_socket.write(text + "\r\n"); }

    static QByteArray address(const QByteArray &line)
    {
        const auto from = line.indexOf('<') + 1;
        return line.mid(from, line.indexOf('>') - from);
    }

    SmtpSink &m_sink;
    QTcpSocket &m_socket;
    ReceivedMail m_mail;
    bool m_inData = false;
};

SmtpSink::SmtpSink(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &SmtpSink::serve);
    m_server.listen(QHostAddress::LocalHost, 0);
}

int SmtpSink::port() const
{
    return m_server.serverPort();
}

void SmtpSink::answer(const QByteArray &verb, const QByteArray &reply)
{
    if (reply.isEmpty())
        m_answers.remove(verb);
    else
        m_answers.insert(verb, reply);
}

void SmtpSink::hangUpAt(const QByteArray &verb)
{
    m_hangUpAt = verb;
}

void SmtpSink::serve()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        new SmtpConversation(*this, socket);
    }
}

} // namespace symbolon::test
