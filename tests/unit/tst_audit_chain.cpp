// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/domain/audit_chain.h"

#include <QTest>

using namespace symbolon;
using namespace symbolon::audit;

using Chain = QList<std::pair<Seal, Entry>>;

class TestAuditChain : public QObject {
    Q_OBJECT

private:
    static Entry entry(qint64 id)
    {
        return { .id = id,
            .created = fromUnixSeconds(1'800'000'000 + id),
            .kind = QStringLiteral("activation.issue"),
            .outcome = QStringLiteral("done"),
            .subject = QStringLiteral("patient %1").arg(id),
            .afterSealed = QByteArray("\0sealed\xff", 8),
            .detail = QStringLiteral("{}") };
    }

    static Chain chain(int length)
    {
        Chain links;
        std::optional<Seal> last;
        for (int id = 1; id <= length; ++id) {
            last = sealAfter(last, entry(id * 10));
            links.append({ *last, entry(id * 10) });
        }
        return links;
    }

    static std::optional<Break> verify(const Chain &links)
    {
        ChainVerifier verifier;
        for (const auto &[seal, row] : links) {
            if (auto broken = verifier.next(seal, row))
                return broken;
        }
        return std::nullopt;
    }

private slots:

    void holdsWhenNothingWasTouched()
    {
        const Chain links = chain(5);
        QCOMPARE(verify(links), std::nullopt);
        QCOMPARE(links.at(0).first.id, 1);
        QCOMPARE(links.at(0).first.previousHash, chainStart());
        QCOMPARE(links.at(3).first.previousHash, links.at(2).first.hash);
    }

    // Made once with another implementation of the same definition: what is sealed today must verify for
    // years.
    void hashIsWhatItAlwaysWas()
    {
        QCOMPARE(chainHash(chainStart(), entry(10)).toHex(),
            QByteArray("33e15332a20fb707cdc9a64a813645d16be370e69ff75a710577f0fa99965698"));
    }

    void namesTheEntryThatWasChanged_data()
    {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 16; ++field)
            QTest::addRow("field %d", field) << field;
    }

    void namesTheEntryThatWasChanged()
    {
        QFETCH(int, field);
        Chain links = chain(5);
        Entry &victim = links[2].second;
        const std::array<std::function<void()>, 16> changes{
            [&] { victim.id += 1; },
            [&] { victim.created += std::chrono::microseconds(1); },
            [&] { victim.kind += u'x'; },
            [&] { victim.outcome = QStringLiteral("refused"); },
            [&] { victim.actorKind = QStringLiteral("x"); },
            [&] { victim.actor = QStringLiteral("x"); },
            [&] { victim.subjectKind = QStringLiteral("x"); },
            [&] { victim.subject = QStringLiteral("x"); },
            [&] { victim.object = QStringLiteral("x"); },
            [&] { victim.beforeSealed = QByteArray(); },
            [&] { victim.afterSealed->back() = '\xfe'; },
            [&] { victim.detail = QStringLiteral("{ }"); },
            [&] { victim.reference = QString(); },
            [&] { victim.requestId = QStringLiteral("x"); },
            [&] { victim.address = QStringLiteral("x"); },
            [&] { victim.locationId = QString(); },
        };
        changes.at(std::size_t(field))();
        const auto broken = verify(links);
        QVERIFY(broken);
        QCOMPARE(broken->sealId, 3);
        QCOMPARE(broken->entryId, 30);
    }

    void textMovedFromOneFieldToTheNextIsAChange()
    {
        Entry first = entry(1);
        Entry second = entry(1);
        first.actor = QStringLiteral("ab");
        second.actor = QStringLiteral("a");
        second.subjectKind = QStringLiteral("b");
        QVERIFY(canonicalBytes(first) != canonicalBytes(second));
    }

    void namesWhatWasRemoved()
    {
        Chain links = chain(5);
        links.removeAt(2);
        QCOMPARE(verify(links)->sealId, 4);

        ChainVerifier verifier;
        const Chain whole = chain(3);
        QVERIFY(!verifier.next(whole.at(0).first, whole.at(0).second));
        const auto missing = verifier.next(whole.at(1).first, std::nullopt);
        QCOMPARE(missing->entryId, 20);
    }

    void namesWhatWasReordered()
    {
        Chain links = chain(5);
        std::swap(links[1].second, links[2].second);
        QCOMPARE(verify(links)->sealId, 2);

        links = chain(5);
        std::swap(links[1], links[2]);
        std::swap(links[1].first.id, links[2].first.id);
        QCOMPARE(verify(links)->sealId, 2);
    }

    void namesAnEntryThatWasSlippedIn()
    {
        Chain links = chain(5);
        const Seal forged = sealAfter(links.at(1).first, entry(25));
        links.insert(2, { forged, entry(25) });
        for (qsizetype i = 3; i < links.size(); ++i)
            ++links[i].first.id;
        QCOMPARE(verify(links)->sealId, 4);
    }

    // Forging every hash after a change works on paper, but the head is another one.
    void forgedChainHasAnotherHead()
    {
        Chain forged = chain(2);
        forged[0].second.actor = QStringLiteral("nobody");
        forged[0].first = sealAfter(std::nullopt, forged[0].second);
        forged[1].first = sealAfter(forged[0].first, forged[1].second);
        QCOMPARE(verify(forged), std::nullopt);
        QVERIFY(forged.last().first.hash != chain(2).last().first.hash);
    }

    void chainMayBeginLaterWhenOldEntriesWereRemoved()
    {
        const Chain links = chain(5).mid(2);
        ChainVerifier verifier;
        for (const auto &[seal, row] : links)
            QVERIFY(!verifier.next(seal, row));
        QCOMPARE(verifier.begin(), 3);
        QCOMPARE(verifier.count(), 3);
        QCOMPARE(verifier.head(), links.last().first.hash);
    }
};

QTEST_APPLESS_MAIN(TestAuditChain)
#include "tst_audit_chain.moc"
