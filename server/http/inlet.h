// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QTcpSocket>

namespace symbolon::http {

//! The socket that Qt's HTTP server believes to be reading. It has no descriptor: a Guard lets one framed,
//! complete message at a time through it, so Qt's parser never meets a byte that was not judged, and whatever
//! Qt would write is dropped. Qt deletes it once it is retired.
class Inlet final : public QTcpSocket {
public:
    explicit Inlet(const QTcpSocket &peer);

    //! Lets Qt read `head` and `body`. False when Qt gave up on the message or left some of it unread.
    [[nodiscard]] bool deliver(const QByteArray &head, const QByteArray &body);
    //! Tells Qt that the connection is over.
    void retire();

    [[nodiscard]] qint64 bytesAvailable() const override;
    void disconnectFromHost() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_head;
    QByteArray m_body;
    qsizetype m_position = 0; //!< in head and body as one
    bool m_hasFailed = false;
};

} // namespace symbolon::http
