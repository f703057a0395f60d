// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>

namespace symbolon::test {

//! What a mail client handed over.
struct ReceivedMail {
    QByteArray sender; //!< MAIL FROM, without angle brackets
    QList<QByteArray> recipients; //!< RCPT TO
    QByteArray data; //!< header and body as sent, dots unstuffed, lines ended by CRLF
};

//! A mail server that keeps what it is given (RFC 5321: HELO, EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT,
//! pipelined or not). Lives in a thread with an event loop.
class SmtpSink : public QObject {
    Q_OBJECT

public:
    explicit SmtpSink(QObject *parent = nullptr);
    [[nodiscard]] int port() const;

    [[nodiscard]] const QList<ReceivedMail> &mails() const { return m_mails; }

    //! How many clients have connected.
    [[nodiscard]] int connections() const { return m_connections; }

    //! The reply to the next commands that begin with `verb` (`RCPT`; `.` is the end of the data), e.g.
    //! `450 4.2.1 try later`. Empty: as usual again.
    void answer(const QByteArray &verb, const QByteArray &reply);
    //! Closes the connection instead of answering `verb`; the mail counts as received if `verb` is `.`.
    void hangUpAt(const QByteArray &verb);

signals:
    void received(const symbolon::test::ReceivedMail &mail);

private:
    void serve();

    friend class SmtpConversation;
    QTcpServer m_server;
    QList<ReceivedMail> m_mails;
    QHash<QByteArray, QByteArray> m_answers;
    QByteArray m_hangUpAt;
    int m_connections = 0;
};

} // namespace symbolon::test
