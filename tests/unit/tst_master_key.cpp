// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/master_key.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace symbolon;

namespace {

MasterKey fixed()
{
    return MasterKey::fromBytes(Secret(QByteArray(32, '\x0b'))).value();
}

} // namespace

class MasterKeyTest : public QObject {
    Q_OBJECT

private slots:

    void init() { QVERIFY(m_folder.isValid()); }

    //! What is sealed today must open after an upgrade: this value never changes. Computed by another
    //! implementation of HKDF-SHA-256 with salt `symbolon` and info `code sealing`.
    void derivesTheSameKeyForEver()
    {
        QCOMPARE(fixed().subkey(purpose::codeSealing).reveal().toHex(),
            QByteArray("066b24e410aa673e51b0d7b611f3e050051e2ec1cdf23d3e0774c7f92a7352fe"));
    }

    void derivesAnotherKeyForEachPurpose()
    {
        QSet<QByteArray> keys;
        for (const QByteArrayView one : { purpose::codeLookup,
                 purpose::codeSealing,
                 purpose::otpLookup,
                 purpose::auditSubject,
                 purpose::providerSecret,
                 purpose::signingKey,
                 purpose::patientRecord,
                 purpose::totpSecret,
                 purpose::sessionToken }) {
            const Secret key = fixed().subkey(one);
            QCOMPARE(key.size(), 32);
            keys.insert(key.reveal());
        }
        QCOMPARE(keys.size(), 9);
    }

    void createsAFileForItsOwnerOnly()
    {
        SystemRandom random;
        const QString path = m_folder.filePath(QStringLiteral("master.key"));
        const auto made = MasterKey::createFile(path, random);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
        QCOMPARE(QFileInfo(path).permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        QCOMPARE(QFileInfo(path).size(), 45);
        const auto read = MasterKey::load(path);
        QVERIFY(read);
        QCOMPARE(read->subkey("x").reveal(), made->subkey("x").reveal());
        QVERIFY2(!MasterKey::createFile(path, random), "a key in use must never be overwritten");
        QCOMPARE(MasterKey::load(path)->subkey("x").reveal(), made->subkey("x").reveal());
    }

#ifdef Q_OS_UNIX
    void refusesAFileThatOthersMayUse_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("group may read") << int(QFile::ReadGroup);
        QTest::newRow("group may write") << int(QFile::WriteGroup);
        QTest::newRow("everybody may read") << int(QFile::ReadOther);
    }

    void refusesAFileThatOthersMayUse()
    {
        QFETCH(int, mode);
        const QString path = write("open.key", QByteArray(32, 'k').toBase64(), QFile::Permissions(mode));
        const auto key = MasterKey::load(path);
        QVERIFY(!key);
        QVERIFY2(key.error().detail.contains(QStringLiteral("chmod 0600 '%1'").arg(path)),
            qPrintable(key.error().detail));
        QVERIFY2(MasterKey::load(path, true), "the service manager's own directory is private");
    }
#endif

    void refusesOtherContents_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("raw bytes") << QByteArray(32, '\xfe');
        QTest::newRow("a password") << QByteArray("correct horse battery staple");
        QTest::newRow("31 bytes") << QByteArray(31, 'k').toBase64();
        QTest::newRow("33 bytes") << QByteArray(33, 'k').toBase64();
        QTest::newRow("two lines") << QByteArray(32, 'k').toBase64() + "\n" + QByteArray(32, 'k').toBase64();
    }

    void refusesOtherContents()
    {
        QFETCH(QByteArray, contents);
        const auto key = MasterKey::load(write("other.key", contents, {}));
        QVERIFY(!key);
        QVERIFY2(contents.isEmpty() || !key.error().detail.contains(QString::fromLatin1(contents)),
            "told the contents");
    }

    void refusesWhatIsNotThere()
    {
        QVERIFY(!MasterKey::load(m_folder.filePath(QStringLiteral("missing"))));
        QVERIFY(!MasterKey::load(m_folder.path()));
        QVERIFY(!MasterKey::fromBytes(Secret(QByteArray(16, 'k'))));
        SystemRandom random;
        QVERIFY(!MasterKey::createFile(m_folder.filePath(QStringLiteral("no/such/folder")), random));
    }

private:
    QString write(const char *name, const QByteArray &contents, QFile::Permissions more)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        file.remove();
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | more))
            qFatal("cannot prepare a file");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MasterKeyTest)
#include "tst_master_key.moc"
