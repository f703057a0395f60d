// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/crypto/aead.h"
#include "shared/crypto/backend.h"
#include "shared/crypto/base64url.h"
#include "shared/crypto/hash.h"
#include "shared/crypto/kdf.h"

#include <QTest>

using namespace symbolon;
using crypto::Backend;
using crypto::Digest;

namespace {

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

//! The bytes from `first` to `last`.
QByteArray range(int first, int last)
{
    QByteArray result;
    for (int byte = first; byte <= last; ++byte)
        result += static_cast<char>(byte);
    return result;
}

//! 0, 1, 2, … forever.
class Counting final : public Random {
public:
    QByteArray bytes(qsizetype count) override
    {
        QByteArray result;
        while (result.size() < count)
            result += static_cast<char>(m_next++);
        return result;
    }

private:
    int m_next = 0;
};

} // namespace

//! Every vector runs against every back end of the build.
class CryptoTest : public QObject {
    Q_OBJECT

private slots:

    void thisBuildHasTheBackEndsItShould()
    {
        QList<QByteArray> names;
        for (const Backend *backend : crypto::backends())
            names.append(backend->name());
#ifdef SYMBOLON_HAVE_QCA
        QCOMPARE(names, QList<QByteArray>({ "qca", "openssl" }));
#else
        QCOMPARE(names, QList<QByteArray>({ "openssl" }));
#endif
        QCOMPARE(crypto::defaultBackend().name(), names.first());
    }

    void hashesAsFips180Says_data()
    {
        QTest::addColumn<int>("digest");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("SHA-1") << int(Digest::Sha1) << bytes("a9993e364706816aba3e25717850c26c9cd0d89d");
        QTest::newRow("SHA-256") << int(Digest::Sha256)
                                 << bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("SHA-384") << int(Digest::Sha384)
                                 << bytes("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                                          "8086072ba1e7cc2358baeca134c825a7");
        QTest::newRow("SHA-512") << int(Digest::Sha512)
                                 << bytes("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }

    void hashesAsFips180Says()
    {
        QFETCH(int, digest);
        QFETCH(QByteArray, expected);
        for (const Backend *backend : crypto::backends())
            QCOMPARE(backend->hash(static_cast<Digest>(digest), "abc"), expected);
        QCOMPARE(crypto::hash(static_cast<Digest>(digest), "abc"), expected);
        QCOMPARE(crypto::digestSize(static_cast<Digest>(digest)), expected.size());
    }

    void hashesNothing()
    {
        for (const Backend *backend : crypto::backends())
            QCOMPARE(backend->hash(Digest::Sha1, {}), bytes("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    }

    void authenticatesAsRfc4231Says_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("sha256");
        QTest::addColumn<QByteArray>("sha384");
        QTest::addColumn<QByteArray>("sha512");
        QTest::newRow("case 1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                                << bytes("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
                                << bytes("afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
                                         "faea9ea9076ede7f4af152e8b2fa9cb6")
                                << bytes("87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                                         "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
        QTest::newRow("case 2, a short key")
            << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
            << bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
            << bytes("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                     "8e2240ca5e69e2c78b3239ecfab21649")
            << bytes("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                     "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
        QTest::newRow("case 7, a key longer than a block")
            << QByteArray(131, '\xaa')
            << QByteArray("This is a test using a larger than block-size key and a larger than block-size "
                          "data. The key needs to be hashed before being used by the HMAC algorithm.")
            << bytes("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")
            << bytes("6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5"
                     "a678cc31e799176d3860e6110c46523e")
            << bytes("e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                     "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58");
    }

    void authenticatesAsRfc4231Says()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, sha256);
        QFETCH(QByteArray, sha384);
        QFETCH(QByteArray, sha512);
        for (const Backend *backend : crypto::backends()) {
            QCOMPARE(backend->hmac(Digest::Sha256, Secret(key), data), sha256);
            QCOMPARE(backend->hmac(Digest::Sha384, Secret(key), data), sha384);
            QCOMPARE(backend->hmac(Digest::Sha512, Secret(key), data), sha512);
        }
        QCOMPARE(crypto::hmac(Digest::Sha256, Secret(key), data), sha256);
    }

    void authenticatesWithAnEmptyKey()
    {
        const auto expected = bytes("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
        for (const Backend *backend : crypto::backends())
            QCOMPARE(backend->hmac(Digest::Sha256, Secret(), {}), expected);
    }

    void comparesBytes()
    {
        QVERIFY(crypto::equal("same", "same"));
        QVERIFY(crypto::equal({}, ""));
        QVERIFY(!crypto::equal("same", "sama"));
        QVERIFY(!crypto::equal("same", "same "));
        QVERIFY(!crypto::equal(QByteArrayView("a\0b", 3), QByteArrayView("a\0c", 3)));
    }

    void derivesByScrypt_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<qulonglong>("n");
        QTest::addColumn<uint>("r");
        QTest::addColumn<uint>("p");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("RFC 7914, empty")
            << QByteArray() << QByteArray() << 16ULL << 1U << 1U
            << bytes("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                     "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
        QTest::newRow("RFC 7914, sixteen lanes")
            << QByteArray("password") << QByteArray("NaCl") << 1024ULL << 8U << 16U
            << bytes("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                     "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
        QTest::newRow("RFC 7914, the contract's cost")
            << QByteArray("pleaseletmein") << QByteArray("SodiumChloride") << 16384ULL << 8U << 1U
            << bytes("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                     "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
    }

    void derivesByScrypt()
    {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, salt);
        QFETCH(qulonglong, n);
        QFETCH(uint, r);
        QFETCH(uint, p);
        QFETCH(QByteArray, expected);
        for (const Backend *backend : crypto::backends())
            QCOMPARE(backend->scrypt(Secret(password), salt, { n, r, p }, expected.size()), expected);
    }

    //! Activation contract 5.1: the form in which existing databases hold PINs and authorisation codes.
    void hashesCodesAsTheOldServiceDid_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("a static patient")
            << QByteArray("3") << QByteArray(30, '3') << bytes("fbc9ad4ec338f8d2621072c47d058730")
            << bytes("bd72333349829795134152722427e3f9d8a6f38800e9514822e4ec3849e547fc");
        QTest::newRow("a PIN") << QByteArray("vh5v") << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123")
                               << bytes("2821b92dfc5c635565350cececd828fe")
                               << bytes("d206f54643c4d657cca5f04ea3952e0e4439ddef82a6b840be206c8bf375a1be");
    }

    void hashesCodesAsTheOldServiceDid()
    {
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, digest);
        const QByteArray hash = crypto::scrypt(Secret(code), salt);
        QCOMPARE(hash.size(), 256);
        QCOMPARE(hash.first(16), start);
        QCOMPARE(crypto::hash(Digest::Sha256, hash), digest);
    }

    void derivesByPbkdf2()
    {
        const auto once = bytes("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                                "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
        const auto often = bytes("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                                 "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d");
        // RFC 7914 section 11.
        for (const Backend *backend : crypto::backends()) {
            QCOMPARE(backend->pbkdf2(Digest::Sha256, Secret("passwd"), "salt", 1, 64), once);
            QCOMPARE(backend->pbkdf2(Digest::Sha256, Secret("Password"), "NaCl", 80000, 64), often);
            // RFC 6070; the one digest with which QCA's plugin derives keys.
            QCOMPARE(backend->pbkdf2(Digest::Sha1, Secret("password"), "salt", 4096, 20),
                bytes("4b007901b765489abead49d926f721d065a429c1"));
        }
        QCOMPARE(crypto::pbkdf2(Digest::Sha256, Secret("passwd"), "salt", 1, 64), once);
    }

    void derivesByHkdf_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("RFC 5869 case 1")
            << QByteArray(22, '\x0b') << range(0, 0x0c) << range(0xf0, 0xf9)
            << bytes("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        QTest::newRow("RFC 5869 case 2")
            << range(0, 0x4f) << range(0x60, 0xaf) << range(0xb0, 0xff)
            << bytes(
                   "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
                   "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
        QTest::newRow("RFC 5869 case 3, no salt, no info")
            << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
            << bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    void derivesByHkdf()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, info);
        QFETCH(QByteArray, expected);
        for (const Backend *backend : crypto::backends())
            QCOMPARE(
                backend->hkdf(Digest::Sha256, Secret(key), salt, info, expected.size()).reveal(), expected);
    }

    void encryptsByAesGcm_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("associated");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("sealed");
        QTest::newRow("GCM specification, case 13")
            << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray() << QByteArray()
            << bytes("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("GCM specification, case 14")
            << QByteArray(32, '\0') << QByteArray(12, '\0') << QByteArray() << QByteArray(16, '\0')
            << bytes("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
        QTest::newRow("GCM specification, case 16")
            << bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
            << bytes("cafebabefacedbaddecaf888") << bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
            << bytes("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                     "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
            << bytes("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                     "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                     "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    void encryptsByAesGcm()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, associated);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, sealed);
        for (const Backend *backend : crypto::backends()) {
            QCOMPARE(backend->encrypt(Secret(key), nonce, associated, plain), sealed);
            const auto opened = backend->decrypt(Secret(key), nonce, associated, sealed);
            QVERIFY(opened);
            QCOMPARE(opened->reveal(), plain);
            QVERIFY(!backend->decrypt(Secret(key), nonce, associated, sealed.chopped(1)));
        }
    }

    void sealsAndOpens()
    {
        Counting random;
        const Secret key(range(0, 31));
        const QByteArray sealed = crypto::seal(key, "K7M2QX9TP", "patient_activation.code/7", random);
        QCOMPARE(sealed.size(), 1 + 12 + 9 + 16);
        QCOMPARE(sealed.first(13), QByteArray(1, '\1') + range(0, 11));
        QCOMPARE(
            crypto::open(key, sealed, "patient_activation.code/7").value().reveal(), QByteArray("K7M2QX9TP"));
        QVERIFY(crypto::seal(key, "K7M2QX9TP", "patient_activation.code/7", random) != sealed);
    }

    void opensNothingThatWasTouched()
    {
        Counting random;
        const Secret key(range(0, 31));
        const QByteArray sealed = crypto::seal(key, "K7M2QX9TP", "row 7", random);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray touched = sealed;
            touched[i] = static_cast<char>(touched[i] ^ 1);
            QVERIFY2(!crypto::open(key, touched, "row 7"), qPrintable(QString::number(i)));
            QVERIFY(!crypto::open(key, sealed.first(i), "row 7"));
        }
        QVERIFY(!crypto::open(key, sealed, "row 8"));
        QVERIFY(!crypto::open(Secret(range(1, 32)), sealed, "row 7"));
    }

    void decodesCanonicalBase64UrlOnly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isStrict");
        QTest::addColumn<bool>("isTolerated");
        const auto row = [](const char *name, const QByteArray &text, bool isStrict, bool isTolerated) {
            QTest::newRow(name) << text << isStrict << isTolerated;
        };
        row("empty", "", true, true);
        row("both letters of the alphabet", "-_8", true, true);
        row("one byte", "AQ", true, true);
        row("padding", "AQ==", false, true);
        row("too little padding", "AQ=", false, false);
        row("too much padding", "AQI==", false, false);
        row("padding alone", "====", false, false);
        row("leftover bits", "AR", false, false);
        row("impossible length", "AQIDB", false, false);
        row("the other alphabet", "+/8", false, false);
        row("a blank", "AQ ", false, false);
        row("a line break", "AQID\n", false, false);
        row("NUL", QByteArray("AQ\0D", 4), false, false);
    }

    void decodesCanonicalBase64UrlOnly()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isStrict);
        QFETCH(bool, isTolerated);
        const auto strict = crypto::fromBase64Url(text);
        QCOMPARE(strict.has_value(), isStrict);
        if (strict)
            QCOMPARE(crypto::toBase64Url(*strict), text);
        QCOMPARE(crypto::fromBase64Url(text, crypto::Padding::Tolerated).has_value(), isTolerated);
    }
};

QTEST_GUILESS_MAIN(CryptoTest)
#include "tst_crypto.moc"
