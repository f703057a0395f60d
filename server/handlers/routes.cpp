// SPDX-FileCopyrightText: 2026 Symbolon authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/handlers/routes.h"

#include "server/handlers/activation.h"
#include "server/handlers/activation_page.h"
#include "server/handlers/auth_events.h"
#include "server/handlers/desk.h"
#include "server/handlers/devices.h"
#include "server/handlers/event_accounts.h"
#include "server/handlers/event_grants.h"
#include "server/handlers/known_clinicians.h"
#include "server/handlers/known_devices.h"
#include "server/handlers/operational.h"
#include "server/handlers/patients.h"
#include "server/handlers/reference_pages.h"
#include "server/handlers/session.h"

namespace symbolon::handlers {

namespace {

    template <typename E>
    void add(http::Routes &routes, http::Handler<E> handler)
    {
        routes.push_back(http::bind<E>(handler));
    }

    void addOperational(http::Routes &routes)
    {
        add<api::ReadRunning>(routes, readRunning);
        add<api::ReadVersion>(routes, readVersion);
        add<ReadHealth>(routes, readHealth);
        add<ReadMetrics>(routes, readMetrics);
        add<ReadKeySet>(routes, readKeySet);
        add<ReadOpenApi>(routes, readOpenApi);
        add<ReadOpenApiYaml>(routes, readOpenApiYaml);
        add<ReadApiPage>(routes, readApiPage);
        add<RedirectToApiPage>(routes, redirectToApiPage);
        add<ReadActivationPage>(routes, readActivationPage);
    }

    void addActivation(http::Routes &routes)
    {
        add<api::IssuePatientActivation>(routes, issuePatientActivation);
        add<api::ListUsedActivations>(routes, listUsedActivations);
        add<api::IssuePatientToken>(routes, issuePatientToken);
        add<api::ValidateActivation>(routes, validateActivation);
        add<api::RegisterDevice>(routes, registerDevice);
        add<api::ListDevices>(routes, listDevices);
        add<api::ReadDevice>(routes, readDevice);
        add<api::UpdateDevice>(routes, updateDevice);
        add<api::IssueDeviceActivation>(routes, issueDeviceActivation);
        add<api::IssueDeviceToken>(routes, issueDeviceToken);
        add<api::CreateClinician>(routes, createClinician);
        add<api::UpdateClinician>(routes, updateClinician);
        add<api::IssueClinicianToken>(routes, issueClinicianToken);
    }

    void addSession(http::Routes &routes)
    {
        add<api::ReadDiscovery>(routes, readDiscovery);
        add<api::DiscoverSite>(routes, discoverSite);
        add<api::OpenSession>(routes, openSession);
        add<api::RenewSession>(routes, renewSession);
        add<api::CloseSession>(routes, closeSession);
        add<api::RedeemSetupToken>(routes, redeemSetupToken);
    }

    void addPatients(http::Routes &routes)
    {
        add<api::ListPatients>(routes, listPatients);
        add<api::ReadPatient>(routes, readPatient);
        add<api::SavePatient>(routes, savePatient);
        add<api::RevokePatient>(routes, revokePatient);
        add<api::IssueActivation>(routes, issueActivation);
        add<api::RenewPin>(routes, renewPin);
        add<api::ListActivations>(routes, listActivations);
        add<api::ReadActivation>(routes, readActivation);
        add<api::CancelActivation>(routes, cancelActivation);
    }

    void addKnownDevices(http::Routes &routes)
    {
        add<api::ListKnownDevices>(routes, listKnownDevices);
        add<api::ReadKnownDevice>(routes, readKnownDevice);
        add<api::AddDevice>(routes, addDevice);
        add<api::ChangeDevice>(routes, changeDevice);
        add<api::RevokeDevice>(routes, revokeDevice);
        add<api::IssueDeviceActivations>(routes, issueDeviceActivations);
        add<api::ListDeviceActivations>(routes, listDeviceActivations);
        add<api::ReadDeviceActivation>(routes, readDeviceActivation);
        add<api::CancelDeviceActivation>(routes, cancelDeviceActivation);
    }

    void addClinicians(http::Routes &routes)
    {
        add<api::ListClinicians>(routes, listClinicians);
        add<api::ReadClinician>(routes, readClinician);
        add<api::AddClinician>(routes, addClinician);
        add<api::ChangeClinician>(routes, changeClinician);
    }

    void addDesk(http::Routes &routes)
    {
        add<api::ReadToday>(routes, readToday);
        add<api::ExplainReference>(routes, explainReference);
        add<api::ListAudit>(routes, listAudit);
        add<FollowEvents>(routes, followEvents);
    }

    void addEventAccess(http::Routes &routes)
    {
        add<api::RequestPermission>(routes, requestPermission);
        add<api::ReadGrant>(routes, readGrant);
        add<api::ReadGrantOnObject>(routes, readGrantOnObject);
        add<api::RevokeGrant>(routes, revokeGrant);
        add<api::RevokeGrantOnObject>(routes, revokeGrantOnObject);
        add<api::RevokeGrantByBody>(routes, revokeGrantByBody);
        add<api::AddGrants>(routes, addGrants);
        add<api::ListOwnGrants>(routes, listOwnGrants);
        add<api::Ping>(routes, ping);
        add<api::ReadOwnAccount>(routes, readOwnAccount);
        add<api::ReadAccount>(routes, readAccount);
        add<api::ChangeOwnPassword>(routes, changeOwnPassword);
        add<api::ListOwnEvents>(routes, listOwnEvents);
        add<api::ReadLegal>(routes, readLegal);
    }

    void addAuthEvents(http::Routes &routes)
    {
        add<api::CreateEvent>(routes, createEvent);
        add<api::EditEvent>(routes, editEvent);
        add<api::ReplaceEvent>(routes, replaceEvent);
        add<api::ReadEvent>(routes, readEvent);
        add<api::ListEvents>(routes, listEvents);
        add<api::DeleteEvent>(routes, deleteEvent);
        add<api::ResetEvent>(routes, resetEvent);
        add<api::StartEvent>(routes, startEvent);
        add<api::StopEvent>(routes, stopEvent);
        add<api::ListAuthMethods>(routes, listAuthMethods);
        add<api::ReadAuthMethod>(routes, readAuthMethod);
    }

} // namespace

http::Routes routes()
{
    http::Routes routes;
    addOperational(routes);
    addActivation(routes);
    addSession(routes);
    addPatients(routes);
    addKnownDevices(routes);
    addClinicians(routes);
    addDesk(routes);
    addEventAccess(routes);
    addAuthEvents(routes);
    return routes;
}

} // namespace symbolon::handlers
