// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/rfc_keys.h"

#include "shared/crypto/backend.h"
#include "shared/crypto/keys.h"

#include <QTest>
#include <QtCrypto>

#include <typeinfo>

using namespace symbolon;
using crypto::Backend;
using crypto::KeyType;

namespace {

const Backend &qca()
{
    return *crypto::backends().first();
}

const Backend &openssl()
{
    return *crypto::backends().last();
}

//! What is between the first and the last line.
QByteArray der(QByteArrayView pem)
{
    QByteArrayList lines = pem.trimmed().toByteArray().split('\n');
    return QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
}

//! Whether both are the same class behind their interface.
template <typename Interface>
bool areAlike(const Interface &left, const Interface &right)
{
    return typeid(left) == typeid(right);
}

} // namespace

//! The QCA back end leaves to OpenSSL what no plugin offers. With no plugin at all every vector would still
//! be right, and nothing of QCA tested; so this says what it does itself.
class QcaTest : public QObject {
    Q_OBJECT

private slots:

    void initTestCase() { QCOMPARE(qca().name(), QByteArray("qca")); }

    void hasTheAlgorithmsThatItIsAskedFor_data()
    {
        QTest::addColumn<QString>("algorithm");
        for (const char *algorithm : { "sha1",
                 "sha256",
                 "sha384",
                 "sha512",
                 "hmac(sha1)",
                 "hmac(sha256)",
                 "hmac(sha384)",
                 "hmac(sha512)",
                 "pbkdf2(sha1)",
                 "hkdf(sha256)",
                 "rsa" })
            QTest::newRow(algorithm) << QString::fromLatin1(algorithm);
    }

    void hasTheAlgorithmsThatItIsAskedFor()
    {
        QFETCH(QString, algorithm);
        QVERIFY(QCA::isSupported(QStringList{ algorithm }));
    }

    void keepsRsaKeysItself()
    {
        const Secret pkcs8(der(rfc::rsaPrivatePem));
        QVERIFY(!areAlike(*qca().signer(KeyType::Rsa, pkcs8), *openssl().signer(KeyType::Rsa, pkcs8)));
        const auto key = crypto::PrivateKey::fromPem(Secret(rfc::rsaPrivatePem.toByteArray())).value();
        const QByteArray spki = der(key.publicKey().toPem());
        QVERIFY(!areAlike(*qca().verifier(KeyType::Rsa, spki), *openssl().verifier(KeyType::Rsa, spki)));
    }
};

QTEST_GUILESS_MAIN(QcaTest)
#include "tst_qca.moc"
