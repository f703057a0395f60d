// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/remembered.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace symbolon;

namespace {

PresentedCode presented(const QString &subject,
    const char *code = "K7M2QX9TPABCDEFGHJKMNPQRSTUVWX",
    const char *hash = "stored hash",
    const char *salt = "salt")
{
    return { subject, Secret(code), hash, salt };
}

QString patient(int number)
{
    return QStringLiteral("patient/%1").arg(number);
}

} // namespace

class RememberedTest : public QObject {
    Q_OBJECT

private slots:

    void remembersExactlyWhatWasVerified()
    {
        RememberedCodes codes(m_random);
        const QString subject = patient(1);
        QVERIFY(!codes.contains(presented(subject)));
        codes.remember(presented(subject));
        QVERIFY(codes.contains(presented(subject)));
        QVERIFY2(!codes.contains(presented(subject, "another code")), "a wrong code must go to scrypt");
        QVERIFY2(!codes.contains(presented(subject, "K7M2QX9TPABCDEFGHJKMNPQRSTUVWX", "new hash")),
            "a changed row must go to scrypt");
        QVERIFY2(
            !codes.contains(presented(subject, "K7M2QX9TPABCDEFGHJKMNPQRSTUVWX", "stored hash", "new salt")),
            "a changed salt must go to scrypt");
        QVERIFY(!codes.contains(presented(patient(2))));
        QVERIFY2(codes.contains(presented(subject)), "a wrong guess must not displace the right code");
    }

    //! Two different lists of pieces must not give the same bytes to hash.
    void doesNotConfuseWhereAPieceEnds()
    {
        RememberedCodes codes(m_random);
        codes.remember(presented(patient(1), "ab", "cd"));
        QVERIFY(!codes.contains(presented(patient(1), "abc", "d")));
        QVERIFY(!codes.contains(presented(patient(1), "a", "bcd")));
    }

    void replacesAndForgets()
    {
        RememberedCodes codes(m_random);
        codes.remember(presented(patient(1), "first"));
        codes.remember(presented(patient(1), "second"));
        QCOMPARE(codes.size(), 1);
        QVERIFY(!codes.contains(presented(patient(1), "first")));
        QVERIFY(codes.contains(presented(patient(1), "second")));
        codes.forget(patient(1));
        codes.forget(patient(2));
        QVERIFY(!codes.contains(presented(patient(1), "second")));
        QCOMPARE(codes.size(), 0);
    }

    void staysBoundedAndKeepsWhatIsUsed()
    {
        RememberedCodes codes(m_random, 64);
        codes.remember(presented(patient(0)));
        for (int i = 1; i <= 1000; ++i) {
            codes.remember(presented(patient(i)));
            QVERIFY(codes.contains(presented(patient(i))));
            QVERIFY2(codes.contains(presented(patient(0))), "the phone that is in use went first");
            QVERIFY(codes.size() <= 64);
        }
        QVERIFY2(!codes.contains(presented(patient(1))), "nothing ever left");
    }

    void twoProcessesShareNothing()
    {
        RememberedCodes one(m_random);
        RememberedCodes other(m_random);
        one.remember(presented(patient(1)));
        QVERIFY(!other.contains(presented(patient(1))));
    }

    void manyThreadsMayUseIt()
    {
        RememberedCodes codes(m_random, 200);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&codes, t] {
                for (int i = 0; i < 2000; ++i) {
                    const auto code = presented(patient((i * 7 + t) % 400));
                    if (!codes.contains(code))
                        codes.remember(code);
                    if (i % 5 == 0)
                        codes.forget(code.subject);
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(codes.size() <= 208);
    }

private:
    SystemRandom m_random;
};

QTEST_GUILESS_MAIN(RememberedTest)
#include "tst_remembered.moc"
