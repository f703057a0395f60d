// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/rfc_keys.h"

#include "shared/core/error.h"
#include "shared/crypto/backend.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/keys.h"

#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace symbolon;
using crypto::Backend;
using crypto::KeyType;
using crypto::PrivateKey;
using crypto::PublicKey;
using crypto::SignatureAlgorithm;

namespace {

const QByteArray rsaInput = QByteArrayLiteral("eyJhbGciOiJSUzI1NiJ9.") + rfc::payload.toByteArray();
const QByteArray p256Input = QByteArrayLiteral("eyJhbGciOiJFUzI1NiJ9.") + rfc::payload.toByteArray();
constexpr QByteArrayView ed25519Input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";

constexpr QByteArrayView rsaSignature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdb"
    "F9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383"
    "LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWy"
    "wlVmtVrBp0igcN_IoypGlUPQGe77Rw";
constexpr QByteArrayView p256Signature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr QByteArrayView ed25519Signature =
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

QByteArray decoded(QByteArrayView text)
{
    return crypto::fromBase64Url(text).value();
}

QJsonObject jwk(std::initializer_list<std::pair<const char *, QByteArrayView>> members)
{
    QJsonObject object;
    for (const auto &[name, value] : members)
        object.insert(QLatin1String(name), QString::fromLatin1(value));
    return object;
}

const QJsonObject rsaJwk = jwk({ { "kty", "RSA" }, { "n", rfc::rsaModulus }, { "e", "AQAB" } });
const QJsonObject p256Jwk =
    jwk({ { "kty", "EC" }, { "crv", "P-256" }, { "x", rfc::p256X }, { "y", rfc::p256Y } });
const QJsonObject ed25519Jwk = jwk({ { "kty", "OKP" }, { "crv", "Ed25519" }, { "x", rfc::ed25519X } });

Secret pem(QByteArrayView text)
{
    return Secret(text.toByteArray());
}

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private slots:

    void verifiesWhatTheRfcsSigned()
    {
        for (const Backend *backend : crypto::backends()) {
            const auto rsa = PublicKey::fromJwk(rsaJwk, *backend);
            QVERIFY(rsa->verify(SignatureAlgorithm::Rs256, rsaInput, decoded(rsaSignature)));
            QVERIFY(!rsa->verify(SignatureAlgorithm::Rs512, rsaInput, decoded(rsaSignature)));
            QVERIFY(!rsa->verify(SignatureAlgorithm::Rs256, p256Input, decoded(rsaSignature)));
            const auto p256 = PublicKey::fromJwk(p256Jwk, *backend);
            QVERIFY(p256->verify(SignatureAlgorithm::Es256, p256Input, decoded(p256Signature)));
            QVERIFY(!p256->verify(SignatureAlgorithm::Es256, rsaInput, decoded(p256Signature)));
            const auto ed25519 = PublicKey::fromJwk(ed25519Jwk, *backend);
            QVERIFY(ed25519->verify(SignatureAlgorithm::EdDsa, ed25519Input, decoded(ed25519Signature)));
            QVERIFY(!ed25519->verify(SignatureAlgorithm::EdDsa, rsaInput, decoded(ed25519Signature)));
        }
    }

    //! RSASSA-PKCS1-v1_5 and Ed25519 always give the same signature, so ours must be the RFC's.
    void signsAsTheRfcsDid()
    {
        for (const Backend *backend : crypto::backends()) {
            const auto rsa = PrivateKey::fromPem(pem(rfc::rsaPrivatePem), *backend);
            QCOMPARE(
                crypto::toBase64Url(rsa->sign(SignatureAlgorithm::Rs256, rsaInput).value()), rsaSignature);
            const auto ed25519 = PrivateKey::fromPem(pem(rfc::ed25519PrivatePem), *backend);
            QCOMPARE(crypto::toBase64Url(ed25519->sign(SignatureAlgorithm::EdDsa, ed25519Input).value()),
                ed25519Signature);
            // RFC 8032 section 7.1, TEST 1: an empty message.
            QCOMPARE(ed25519->sign(SignatureAlgorithm::EdDsa, {}).value().toHex(),
                QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                           "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"));
        }
    }

    void signsAndVerifiesWithNewKeys_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QList<int>>("algorithms");
        QTest::newRow("RSA") << int(KeyType::Rsa)
                             << QList<int>{ int(SignatureAlgorithm::Rs256),
                                    int(SignatureAlgorithm::Rs384),
                                    int(SignatureAlgorithm::Rs512) };
        QTest::newRow("P-256") << int(KeyType::P256) << QList<int>{ int(SignatureAlgorithm::Es256) };
        QTest::newRow("Ed25519") << int(KeyType::Ed25519) << QList<int>{ int(SignatureAlgorithm::EdDsa) };
    }

    void signsAndVerifiesWithNewKeys()
    {
        QFETCH(int, type);
        QFETCH(QList<int>, algorithms);
        for (const Backend *backend : crypto::backends()) {
            const auto key = PrivateKey::generate(static_cast<KeyType>(type), *backend);
            QVERIFY(key);
            for (const int algorithm : std::as_const(algorithms)) {
                const auto scheme = static_cast<SignatureAlgorithm>(algorithm);
                const QByteArray signature = key->sign(scheme, "message").value();
                // Each back end must understand the other's signatures.
                for (const Backend *other : crypto::backends())
                    checkSignature(
                        PublicKey::fromPem(key->publicKey().toPem(), *other).value(), scheme, signature);
            }
        }
    }

    void refusesAnotherTypesAlgorithm()
    {
        const auto key = PrivateKey::fromPem(pem(rfc::p256PrivatePem)).value();
        QCOMPARE(key.sign(SignatureAlgorithm::Rs256, "message").error().code, Code::Internal);
        const QByteArray signature = key.sign(SignatureAlgorithm::Es256, "message").value();
        QVERIFY(!key.publicKey().verify(SignatureAlgorithm::Rs256, "message", signature));
        QVERIFY(!key.publicKey().verify(SignatureAlgorithm::EdDsa, "message", signature));
    }

    void refusesForgedEcdsa_data()
    {
        QTest::addColumn<QByteArray>("signature");
        const QByteArray valid = decoded(p256Signature);
        const QByteArray order =
            QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        QTest::newRow("r and s zero") << QByteArray(64, '\0');
        QTest::newRow("r zero") << QByteArray(32, '\0') + valid.last(32);
        QTest::newRow("s zero") << valid.first(32) + QByteArray(32, '\0');
        QTest::newRow("r is the order") << order + valid.last(32);
        QTest::newRow("s is the order") << valid.first(32) + order;
        QTest::newRow("all ones") << QByteArray(64, '\xff');
        QTest::newRow("a byte short") << valid.chopped(1);
        QTest::newRow("a byte long") << valid + '\0';
        QTest::newRow("halves exchanged") << valid.last(32) + valid.first(32);
        QTest::newRow("empty") << QByteArray();
        const QByteArray der = QByteArray::fromHex("30450220") + valid.first(32)
            + QByteArray::fromHex("022100") + valid.last(32);
        QTest::newRow("the same signature in DER") << der;
    }

    void refusesForgedEcdsa()
    {
        QFETCH(QByteArray, signature);
        for (const Backend *backend : crypto::backends())
            QVERIFY(!PublicKey::fromJwk(p256Jwk, *backend)
                         ->verify(SignatureAlgorithm::Es256, p256Input, signature));
    }

    void refusesForgedRsa_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QByteArray one(256, '\0');
        one[255] = '\1';
        QTest::newRow("zero") << QByteArray(256, '\0');
        QTest::newRow("one") << one;
        QTest::newRow("the modulus") << decoded(rfc::rsaModulus);
        QTest::newRow("a leading zero byte") << '\0' + decoded(rsaSignature);
        QTest::newRow("a byte short") << decoded(rsaSignature).chopped(1);
        QTest::newRow("twice") << decoded(rsaSignature) + decoded(rsaSignature);
    }

    void refusesForgedRsa()
    {
        QFETCH(QByteArray, signature);
        for (const Backend *backend : crypto::backends())
            QVERIFY(!PublicKey::fromJwk(rsaJwk, *backend)
                         ->verify(SignatureAlgorithm::Rs256, rsaInput, signature));
    }

    void refusesWeakOrForeignKeys_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("RSA of 1024 bits")
            << QByteArray("-----BEGIN PUBLIC KEY-----\n"
                          "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDQxccMJaAcdhr8qpwQK99VRlR6\n"
                          "+fVZdVNR0RSqnEB47CQWXzs+MEkRIsEjm3yUUrsc1bBjTW7MZtOplDlbKJmuimzD\n"
                          "Bg09GWXQ0ksidAj44Mz72cN9LNbQEWuH8y5FwD68AjaceVbc1o+pgpAb5Yhuzvqx\n"
                          "UOsYboq1jszwJkEtrQIDAQAB\n"
                          "-----END PUBLIC KEY-----\n");
        QTest::newRow("RSA with exponent 3")
            << QByteArray("-----BEGIN PUBLIC KEY-----\n"
                          "MIIBIDANBgkqhkiG9w0BAQEFAAOCAQ0AMIIBCAKCAQEAwKdcnl4gskr/M2pBC/RP\n"
                          "Bm9xqGKrrjVVdCiI5Xis331dkf991/oYGF0uG9qUY5QDo5sD5hApFkTNGxa6a+Gh\n"
                          "gKMLIcHDtTNxKwmEwIECxJi4taJi69Brb/M+pHB2oyUyLW17NiD0cuVpFYX/SHAO\n"
                          "g5DxfTfHb8pJo6REfAsq18gOPlv+MR3jmYZZEXkuDt8w4gPicpJOnoyV8IBx4Rre\n"
                          "8jwJgLn71bkm/wBaw2vbW7vCAptSNiR1+gNCzboNfwIGJVLdNRa6wgapYp1GqU1F\n"
                          "lHng1qH2iksnJLeUrs2w6N3EpyA3SDklsEu+pI8ZxD5RwLsIvfUpmQqL1twlPGUY\n"
                          "xQIBAw==\n"
                          "-----END PUBLIC KEY-----\n");
        QTest::newRow("P-384") << QByteArray(
            "-----BEGIN PUBLIC KEY-----\n"
            "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE5v7XR+eGR0oCn/7s9Dtn9s0xZGNdDldo\n"
            "jD78pws0oInqMe8CkHZ9U3gg2bdDU0pBKdF1hPBIm/eYrLnAMMkmKoVNxs9wcy9h\n"
            "8YIHGgMv0Vo+zmUF1PkB+pS/Dsebnrbi\n"
            "-----END PUBLIC KEY-----\n");
        QTest::newRow("a private key") << rfc::p256PrivatePem.toByteArray();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no key at all")
            << QByteArray("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
    }

    void refusesWeakOrForeignKeys()
    {
        QFETCH(QByteArray, pem);
        QCOMPARE(PublicKey::fromPem(pem).error().code, Code::Invalid);
    }

    void refusesEncryptedPrivateKeysWithoutAsking()
    {
        const Secret encrypted(QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                                          "MIH0MF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBDsp+mO0G5JHn1P/JaU\n"
                                          "d9DQAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQrtOMumU6t+HWD82H\n"
                                          "PQbwMwSBkNEWO5tssevis8vdCtfWIJydMQdfRA9Y0yJCTLma8IMQ6I8VReeQoHCO\n"
                                          "dBvDIKy4kCcjHse1L63xjUyRqKOJs4wWjv0JBsHdoJCNOLuiWpaiFNPBAcSD9QdW\n"
                                          "WUnndHj92uy7CjZlqc05X6wpYGsvvTs0jRgEH+GKHPjIM25YvurhEgyBszltP5PN\n"
                                          "qaZXtj164g==\n"
                                          "-----END ENCRYPTED PRIVATE KEY-----\n"));
        QCOMPARE(PrivateKey::fromPem(encrypted).error().code, Code::Invalid);
        QCOMPARE(PrivateKey::fromPem(Secret()).error().code, Code::Invalid);
    }

    void refusesBrokenJwks_data()
    {
        QTest::addColumn<QJsonObject>("object");
        const auto row =
            [](const char *name, QJsonObject object, const char *member, const QJsonValue &value) {
                object.insert(QLatin1String(member), value);
                QTest::newRow(name) << object;
            };
        row("another type", rsaJwk, "kty", QStringLiteral("oct"));
        row("type EC with RSA's members", rsaJwk, "kty", QStringLiteral("EC"));
        row("exponent 1", rsaJwk, "e", QStringLiteral("AQ"));
        row("exponent 3", rsaJwk, "e", QStringLiteral("Aw"));
        row("even exponent", rsaJwk, "e", QStringLiteral("AQAC"));
        row("exponent of 72 bits", rsaJwk, "e", QStringLiteral("AQAAAAAAAAAB"));
        row("short modulus", rsaJwk, "n", QStringLiteral("ofgWCuLjybRlzo0tZWJjNw"));
        row("padded modulus", rsaJwk, "n", QString::fromLatin1(rfc::rsaModulus) + QStringLiteral("=="));
        row("modulus as a number", rsaJwk, "n", 65537);
        row("even modulus", rsaJwk, "n", QString::fromLatin1(crypto::toBase64Url(QByteArray(256, '\xf0'))));
        row("another curve", p256Jwk, "crv", QStringLiteral("P-384"));
        row("a point off the curve", p256Jwk, "y", QString::fromLatin1(rfc::p256X));
        row("a short coordinate", p256Jwk, "x", QStringLiteral("AQAB"));
        row("X25519", ed25519Jwk, "crv", QStringLiteral("X25519"));
        row("a short Ed25519 key", ed25519Jwk, "x", QStringLiteral("AQAB"));
        QTest::newRow("empty") << QJsonObject();
    }

    void refusesBrokenJwks()
    {
        QFETCH(QJsonObject, object);
        QVERIFY(!PublicKey::fromJwk(object));
    }

    void writesWhatItReads()
    {
        for (const QJsonObject &object : { rsaJwk, p256Jwk, ed25519Jwk }) {
            const auto key = PublicKey::fromJwk(object).value();
            QCOMPARE(key.toJwk(), object);
            QCOMPARE(PublicKey::fromPem(key.toPem())->toJwk(), object);
        }
        for (const QByteArrayView text : { rfc::rsaPrivatePem, rfc::p256PrivatePem, rfc::ed25519PrivatePem })
            QCOMPARE(PrivateKey::fromPem(pem(text))->toPem().reveal(), text.toByteArray());
    }

    //! RFC 7638 section 3.1 has another RSA key; this value is RFC 8037 appendix A.3's.
    void thumbprintsAreRfc7638s()
    {
        QCOMPARE(PublicKey::fromJwk(ed25519Jwk)->thumbprint(),
            QStringLiteral("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }

    void manyThreadsMayUseOneKey()
    {
        for (const Backend *backend : crypto::backends()) {
            const auto key = PrivateKey::fromPem(pem(rfc::rsaPrivatePem), *backend).value();
            const QByteArray expected = decoded(rsaSignature);
            std::atomic<int> right = 0;
            std::vector<std::thread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&] {
                    for (int round = 0; round < 25; ++round) {
                        const auto signature = key.sign(SignatureAlgorithm::Rs256, rsaInput);
                        right += signature == expected
                                && key.publicKey().verify(SignatureAlgorithm::Rs256, rsaInput, *signature)
                            ? 1
                            : 0;
                    }
                });
            }
            for (auto &thread : threads)
                thread.join();
            QCOMPARE(right.load(), 100);
        }
    }

private:
    //! The signature of `message` holds, and nothing near it does.
    static void checkSignature(const PublicKey &key, SignatureAlgorithm scheme, const QByteArray &signature)
    {
        QVERIFY(key.verify(scheme, "message", signature));
        QVERIFY(!key.verify(scheme, "massage", signature));
        QVERIFY(!key.verify(scheme, "message", {}));
        for (qsizetype i = 0; i < signature.size(); i += 7) {
            QByteArray touched = signature;
            touched[i] = static_cast<char>(touched[i] ^ 0x10);
            QVERIFY2(!key.verify(scheme, "message", touched), qPrintable(QString::number(i)));
        }
    }
};

QTEST_GUILESS_MAIN(KeysTest)
#include "tst_keys.moc"
