// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/password.h"

#include <QTest>

using namespace symbolon;

class PasswordTest : public QObject {
    Q_OBJECT

private slots:

    //! RFC 9106 section 5.3.
    void derivesByArgon2id()
    {
        const QByteArray secret(8, '\x03');
        const QByteArray associated(12, '\x04');
        const auto tag = crypto::argon2id(
            Secret(QByteArray(32, '\x01')), QByteArray(16, '\x02'), { 32, 3, 4 }, 32, { secret, associated });
        QCOMPARE(tag.toHex(), QByteArray("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }

    void storesAndVerifies()
    {
        SystemRandom random;
        const QString stored = crypto::hashPassword(Secret("correct horse"), random);
        QVERIFY2(stored.startsWith(QStringLiteral("$argon2id$v=19$m=19456,t=2,p=1$")), qPrintable(stored));
        QVERIFY(crypto::verifyPassword(Secret("correct horse"), stored));
        QVERIFY(!crypto::verifyPassword(Secret("Correct horse"), stored));
        QVERIFY(!crypto::verifyPassword(Secret(), stored));
        QVERIFY(!crypto::needsRehash(stored));
        QVERIFY(crypto::hashPassword(Secret("correct horse"), random) != stored);
    }

    //! A vector of Argon2's reference implementation, so the text form is not only our own.
    void readsWhatOthersWrote()
    {
        const auto stored = QStringLiteral(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        QVERIFY(crypto::verifyPassword(Secret("password"), stored));
        QVERIFY(!crypto::verifyPassword(Secret("passwore"), stored));
        QVERIFY(crypto::needsRehash(stored));
    }

    //! Auth-events contract section 16.
    void readsDjango_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("stored");
        QTest::newRow("24,000 iterations")
            << QByteArray("smith")
            << QStringLiteral(
                   "pbkdf2_sha256$24000$abcdefghijkl$3bgdl4TfYyK3f8/5bysfV2E755OLnfb58SmXhHhFDXY=");
        QTest::newRow("UTF-8")
            << QStringLiteral("contrase\u00f1a").toUtf8()
            << QStringLiteral("pbkdf2_sha256$1000$saltsalt1234$wr3fLySRD9tGZppisEWzgtut9bbj+c6d1MXTyt5PTik=");
    }

    void readsDjango()
    {
        QFETCH(QByteArray, password);
        QFETCH(QString, stored);
        QVERIFY(crypto::verifyPassword(Secret(password), stored));
        QVERIFY(!crypto::verifyPassword(Secret(password + 'x'), stored));
        QVERIFY(crypto::needsRehash(stored));
    }

    void refusesWhatIsNoPassword_data()
    {
        QTest::addColumn<QString>("stored");
        const auto row = [](const char *name, const char *stored) {
            QTest::newRow(name) << QString::fromLatin1(stored);
        };
        row("empty", "");
        row("unusable in Django", "!Xr4ilOzQ4PCOq3aQ0qbuaQ");
        row("plain text", "smith");
        row("another scheme", "md5$salt$5f4dcc3b5aa765d61d8327deb882cf99");
        row("no iterations", "pbkdf2_sha256$0$abcdefghijkl$3bgdl4TfYyK3f8/5bysfV2E755OLnfb58SmXhHhFDXY=");
        row("a billion iterations",
            "pbkdf2_sha256$1000000000$abcdefghijkl$3bgdl4TfYyK3f8/5bysfV2E755OLnfb58SmXhHhFDXY=");
        row("a short digest", "pbkdf2_sha256$24000$abcdefghijkl$3bgdl4Tf");
        row("a terabyte of memory", "$argon2id$v=19$m=1073741824,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
        row("memory below eight blocks a lane",
            "$argon2id$v=19$m=7,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
        row("another version", "$argon2id$v=16$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
        row("another variant", "$argon2i$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
        row("a salt too short", "$argon2id$v=19$m=4096,t=2,p=1$c2Fs$aGFzaGhhc2hoYXNoaGFzaA");
        row("no digest", "$argon2id$v=19$m=4096,t=2,p=1$c2FsdHNhbHQ$");
        row("a sign", "$argon2id$v=19$m=+4096,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA");
    }

    void refusesWhatIsNoPassword()
    {
        QFETCH(QString, stored);
        QVERIFY(!crypto::verifyPassword(Secret("smith"), stored));
        QVERIFY(crypto::needsRehash(stored));
    }
};

QTEST_GUILESS_MAIN(PasswordTest)
#include "tst_password.moc"
