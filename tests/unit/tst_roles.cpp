// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/model/roles.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace symbolon::model;

class TestRoles : public QObject {
    Q_OBJECT

private slots:

    void findsARoleByKeyOrNameInAnyLetterCase()
    {
        QCOMPARE(roleByName(u"device-manager")->id, RoleId::DeviceManager);
        QCOMPARE(roleByName(u"Device Manager")->id, RoleId::DeviceManager);
        QVERIFY(!roleByName(u"janitor"));
        QVERIFY(!roleByName(u""));
    }

    void administratorHoldsEveryScope()
    {
        const auto grants = role(RoleId::Administrator).grants;
        for (const Grant &scope : allScopes())
            QVERIFY(std::ranges::find(grants, scope) != grants.end());
    }

    void auditorChangesNothing()
    {
        for (const Grant &grant : role(RoleId::Auditor).grants)
            QVERIFY(grant.permission.starts_with(u"read:") || grant.permission == u"view");
    }

    void noRoleGrantsTwiceOrUnknownScopes()
    {
        for (const Role &candidate : roles()) {
            std::set<std::pair<std::u16string_view, std::u16string_view>> seen;
            for (const Grant &grant : candidate.grants) {
                QVERIFY(seen.insert({ grant.objectType, grant.permission }).second);
                if (grant.objectType == scopeType)
                    QVERIFY(std::ranges::find(allScopes(), grant) != allScopes().end());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRoles)
#include "tst_roles.moc"
