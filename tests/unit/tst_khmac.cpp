// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/khmac.h"

#include "shared/crypto/hash.h"

#include <QTest>

using namespace symbolon;
using khmac::Kind;

namespace {

const Instant issued = fromUnixSeconds(1500000000);

khmac::Authority authority()
{
    return khmac::Authority({ { Secret("<PASSWORD>") } });
}

khmac::Wanted wanted(Kind kind)
{
    return { .kind = kind, .now = issued + std::chrono::seconds(1) };
}

//! A token whose message is signed by the shared secret whatever it says, as an outside holder of the secret
//! could make.
QByteArray signedMessage(const QByteArray &message)
{
    return "khmac:///sha-256;" + crypto::hmac(crypto::Digest::Sha256, Secret("<PASSWORD>"), message).toHex()
        + '/' + message;
}

QString word(const Result<khmac::Token> &result)
{
    return result ? QStringLiteral("accepted") : result.error().wire;
}

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

//! Keyed-HMAC tokens: auth-events contract, section 3.
class KhmacTest : public QObject {
    Q_OBJECT

private slots:

    void agreesWithTheContractsVectors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("username");
        QTest::newRow("auth token")
            << int(Kind::AuthToken)
            << QByteArray("khmac:///sha-256;1900b8f2571f4c55ad9f09ae3cc89bc360cd74de9fa8892315e5f71de66f4bac/"
                          "john:1500000000")
            << text("john");
        QTest::newRow("empty username")
            << int(Kind::AuthToken)
            << QByteArray("khmac:///sha-256;9ed0090c5a790e428d93fbbc85dc1eb692b5a026c2077f7f84b97f252a3655e1/"
                          ":1500000000")
            << QString();
        QTest::newRow("permission")
            << int(Kind::Permission)
            << QByteArray("khmac:///sha-256;56a0836189bc98e4d5693db25a978114ba6a36dee6d7564caeca7bfffbf0a871/"
                          "john:AuthEvent:7:edit|view:1500000000")
            << text("john");
        QTest::newRow("login receipt")
            << int(Kind::LoginReceipt)
            << QByteArray("khmac:///sha-256;0f072ffe1bda1f5395f3d03efc01fc31f56a29bfdfb903b8e1f63704edeb82a1/"
                          "se\u00f1or:AuthEvent:7:RegisterSuccessfulLogin:1500000000")
            << text("se\u00f1or");
    }

    void agreesWithTheContractsVectors()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, token);
        QFETCH(QString, username);
        const auto verified = authority().verify(token, wanted(static_cast<Kind>(kind)));
        QCOMPARE(word(verified), QStringLiteral("accepted"));
        QCOMPARE(verified->username, username);
        QCOMPARE(verified->issuedAt, issued);
    }

    void issuesTheContractsVectors()
    {
        QCOMPARE(authority().issueAuthToken(text("john"), issued)->reveal(),
            QByteArray("khmac:///sha-256;1900b8f2571f4c55ad9f09ae3cc89bc360cd74de9fa8892315e5f71de66f4bac/"
                       "john:1500000000"));
        QCOMPARE(authority()
                     .issuePermission(
                         text("john"), text("AuthEvent"), text("7"), { text("edit"), text("view") }, issued)
                     ->reveal(),
            QByteArray("khmac:///sha-256;56a0836189bc98e4d5693db25a978114ba6a36dee6d7564caeca7bfffbf0a871/"
                       "john:AuthEvent:7:edit|view:1500000000"));
    }

    void givesBackWhatWasIssued()
    {
        const auto permission = authority().issuePermission(
            text("j\u00f6rg@x.org"), text("UserData"), QString(), { text("census-add") }, issued);
        const auto token = authority().verify(permission->reveal(), wanted(Kind::Permission)).value();
        QCOMPARE(token.username, text("j\u00f6rg@x.org"));
        QCOMPARE(token.objectType, text("UserData"));
        QCOMPARE(token.objectId, QString());
        QCOMPARE(token.permissions, QStringList{ text("census-add") });
        const auto session = authority().issueSession(text("ada"), text("Zm9v-_1"), issued);
        QCOMPARE(authority().verify(session->reveal(), wanted(Kind::Session))->sessionId, text("Zm9v-_1"));
    }

    void refusesEveryTouchedByte()
    {
        const QByteArray token = signedMessage("john:1500000000");
        for (qsizetype i = 0; i < token.size(); ++i) {
            for (const char mask : { '\x01', '\x20', '\x7f' }) {
                QByteArray touched = token;
                touched[i] = static_cast<char>(touched[i] ^ mask);
                QVERIFY2(!authority().verify(touched, wanted(Kind::AuthToken)), touched.constData());
            }
            QVERIFY(!authority().verify(token.first(i), wanted(Kind::AuthToken)));
        }
        QVERIFY(!authority().verify(token + '0', wanted(Kind::AuthToken)));
    }

    //! Attacks 56 and 57: no kind passes for another.
    void keepsKindsApart()
    {
        const QList<std::pair<Kind, QByteArray>> tokens{
            { Kind::AuthToken, signedMessage("john:1500000000") },
            { Kind::Permission, signedMessage("john:AuthEvent:7:edit:1500000000") },
            { Kind::LoginReceipt, signedMessage("john:AuthEvent:7:RegisterSuccessfulLogin:1500000000") },
            { Kind::Session, signedMessage("john:Session:s1:1500000000") },
        };
        for (const auto &[kind, token] : tokens) {
            for (const auto &[other, unused] : tokens) {
                const auto expected =
                    kind == other ? QStringLiteral("accepted") : QStringLiteral("invalid_hmac");
                QCOMPARE(word(authority().verify(token, wanted(other))), expected);
            }
        }
    }

    void refusesOtherForms_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("expected");
        const QByteArray mac = signedMessage("john:1500000000").mid(17, 64);
        const QByteArray tail = mac + "/john:1500000000";
        const auto row =
            [](const char *name, const QByteArray &token, const char *expected = "invalid_hmac_userid") {
                QTest::newRow(name) << token << QString::fromLatin1(expected);
            };
        row("nothing", "", "empty_hmac");
        row("58 digest md5", "khmac:///md5;" + tail);
        row("58 digest sha1", "khmac:///sha1;" + tail);
        row("58 digest sha-512", "khmac:///sha-512;" + tail);
        row("58 digest in upper case", "khmac:///SHA-256;" + tail);
        row("58 no digest", "khmac:///;" + tail);
        row("58 digest twice", "khmac:///sha-256;sha-256;" + tail);
        row("58 another head", "khmaX:///sha-256;" + tail);
        row("58 head in upper case", "KHMAC:///sha-256;" + tail);
        row("58 bearer before it", "Bearer khmac:///sha-256;" + tail);
        row("58 a blank before it", " khmac:///sha-256;" + tail);
        row("signature in upper case",
            "khmac:///sha-256;" + mac.toUpper() + "/john:1500000000",
            "invalid_hmac");
        row("signature empty", "khmac:///sha-256;/john:1500000000", "invalid_hmac");
        row("59 slash in the username", signedMessage("jo/hn:1500000000"));
        row("59 semicolon in the username", signedMessage("jo;hn:1500000000"));
        row("59 bar in the username", signedMessage("jo|hn:1500000000"));
        row("59 line break in the username", signedMessage("jo\nhn:1500000000"));
        row("59 percent form in the username", signedMessage("jo%3ahn:1500000000"));
        row("59 a part too many", signedMessage("jo:hn:1500000000"));
        row("59 six parts", signedMessage("a:b:c:d:e:1500000000"));
        row("59 empty permission", signedMessage("john:AuthEvent:7:edit|:1500000000"));
        row("59 no object type", signedMessage("john::7:edit:1500000000"));
        row("59 session without id", signedMessage("john:Session::1500000000"));
        row("59 bad UTF-8", signedMessage("jo\xffhn:1500000000"));
        row("59 NUL", signedMessage(QByteArray("jo\0hn:1500000000", 16)));
        row("61 no timestamp", signedMessage("john"));
        row("61 empty timestamp", signedMessage("john:"));
        row("61 timestamp of letters", signedMessage("john:now"));
        row("61 timestamp negative", signedMessage("john:-1500000000"));
        row("61 timestamp with a sign", signedMessage("john:+1500000000"));
        row("61 timestamp with a blank", signedMessage("john: 1500000000"));
        row("61 timestamp with a fraction", signedMessage("john:1500000000.5"));
        row("61 timestamp in Arabic digits",
            signedMessage("john:\u0661\u0665\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660"));
        row("61 timestamp with a leading zero", signedMessage("john:01500000000"));
        row("61 timestamp 0", signedMessage("john:0"));
        row("61 timestamp 2^63", signedMessage("john:9223372036854775808"));
        row("61 timestamp past", signedMessage("john:1499996401"), "expired_hmac_key");
        row("61 timestamp future", signedMessage("john:1500000062"), "invalid_hmac");
        row("five kilobytes", signedMessage(QByteArray(5000, 'j') + ":1500000000"));
    }

    void refusesOtherForms()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, expected);
        const auto verified = authority().verify(token, wanted(Kind::AuthToken));
        QCOMPARE(word(verified), expected);
        QCOMPARE(verified.error().code, Code::Forbidden);
        QVERIFY(!verified.error().commits);
    }

    //! Section 3.2: expired when ts + TIMEOUT <= now, and that is asked before the signature.
    void expiresToTheSecond()
    {
        auto asked = wanted(Kind::AuthToken);
        const QByteArray token = signedMessage("john:1500000000");
        asked.now = issued + std::chrono::seconds(3600) - std::chrono::microseconds(1);
        QCOMPARE(word(authority().verify(token, asked)), QStringLiteral("accepted"));
        asked.now = issued + std::chrono::seconds(3600);
        QCOMPARE(word(authority().verify(token, asked)), QStringLiteral("expired_hmac_key"));
        QCOMPARE(word(authority().verify(token.chopped(1) + '1', asked)), QStringLiteral("invalid_hmac"));
        QByteArray forged = token;
        forged[20] = forged[20] == '0' ? '1' : '0';
        QCOMPARE(word(authority().verify(forged, asked)), QStringLiteral("expired_hmac_key"));
        asked.timeout = std::chrono::seconds(300);
        asked.now = issued + std::chrono::seconds(300);
        QCOMPARE(word(authority().verify(token, asked)), QStringLiteral("expired_hmac_key"));
    }

    void issuesNoSeparators_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : { "a:b", "a/b", "a;b", "a|b", "a\nb", "a\rb", "a\tb", "a%3Ab", "a%2fb" })
            QTest::newRow(part) << QString::fromLatin1(part);
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("line separator") << QString(QChar(0x2028));
        QTest::newRow("lone surrogate") << QString(QChar(0xd800));
    }

    //! Attack 59.
    void issuesNoSeparators()
    {
        QFETCH(QString, part);
        const QString a = QStringLiteral("a");
        QCOMPARE(authority().issueAuthToken(part, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issueSession(a, part, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issueSession(part, a, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issuePermission(part, a, a, { a }, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issuePermission(a, part, a, { a }, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issuePermission(a, a, part, { a }, issued).error().code, Code::Invalid);
        QCOMPARE(authority().issuePermission(a, a, a, { a, part }, issued).error().code, Code::Invalid);
    }

    void issuesNoReceiptAndNoEmptyPermission()
    {
        const auto issue = [](const char *type, const QStringList &permissions) {
            return authority().issuePermission(
                text("a"), QString::fromLatin1(type), text("7"), permissions, issued);
        };
        QVERIFY(!issue("AuthEvent", { text("RegisterSuccessfulLogin") }));
        QVERIFY(!issue("AuthEvent", {}));
        QVERIFY(!issue("AuthEvent", { QString() }));
        QVERIFY(!issue("", { text("edit") }));
        QVERIFY(issue("AuthEvent", { text("edit") }));
        QVERIFY(!authority().issueSession(text("a"), QString(), issued));
    }

    //! Attack 65: after rotation the old key counts inside the published overlap only.
    void acceptsTheOldKeyInTheOverlap()
    {
        const Instant end = issued + std::chrono::seconds(10);
        const khmac::Authority rotated({ { Secret("new") }, { Secret("<PASSWORD>"), end } });
        const QByteArray old = signedMessage("john:1500000000");
        auto asked = wanted(Kind::AuthToken);
        QVERIFY(rotated.verify(old, asked));
        asked.now = end + std::chrono::microseconds(1);
        QCOMPARE(word(rotated.verify(old, asked)), QStringLiteral("invalid_hmac"));
        QVERIFY(rotated.issueAuthToken(text("john"), issued)->reveal() != old);
        QVERIFY(rotated.verify(rotated.issueAuthToken(text("john"), issued)->reveal(), asked));
    }
};

QTEST_GUILESS_MAIN(KhmacTest)
#include "tst_khmac.moc"
