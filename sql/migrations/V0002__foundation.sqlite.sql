-- The SQLite twin of V0002__foundation.sql; see there.

create table auth_event (
    id integer constraint auth_event_pkey primary key autoincrement,
    name varchar not null default '',
    auth_method varchar not null,
    auth_method_config text not null default '{}',
    extra_fields text null,
    census varchar not null default 'close',
    status varchar not null default 'notstarted',
    created timestamp not null,
    based_in integer null,
    real boolean not null default false,
    num_successful_logins_allowed integer not null default 0,
    location_id varchar null,
    constraint auth_event_name_check check (length(name) <= 255),
    constraint auth_event_auth_method_check check (length(auth_method) <= 255),
    constraint auth_event_census_check check (census in ('open', 'close')),
    constraint auth_event_status_check check (length(status) <= 15)
);
create index auth_event_created_idx on auth_event (created, id);
create index auth_event_location_id_idx on auth_event (location_id, id);
create index auth_event_based_in_idx on auth_event (based_in);

-- The event whose accounts are the operators: grants nothing to who registers, and nobody can register.
insert into auth_event (id, name, auth_method, auth_method_config, extra_fields, census, status, created, real)
values (1, 'Operators', 'user-and-password', '{"config": {}, "pipeline": {}}', '[]', 'close', 'started',
    '2026-01-01 00:00:00.000000', false);

create table account (
    id integer constraint account_pkey primary key autoincrement,
    username varchar not null,
    password_hash text not null default '',
    is_superuser boolean not null default false,
    is_active boolean not null default true,
    email varchar not null default '',
    tlf varchar null,
    metadata text not null default '{}',
    status varchar not null default 'act',
    event_id integer not null constraint account_event_id_fkey references auth_event (id) on delete cascade,
    created timestamp not null,
    last_login timestamp null,
    display_name varchar not null default '',
    location_id varchar null,
    failed_logins integer not null default 0,
    locked_until timestamp null,
    constraint account_username_check check (length(username) <= 150),
    constraint account_email_check check (length(email) <= 254),
    constraint account_tlf_check check (length(tlf) <= 20),
    constraint account_status_check check (length(status) <= 255),
    constraint account_display_name_check check (length(display_name) <= 255),
    constraint account_username_key unique (username)
);
create index account_event_id_idx on account (event_id, id);
create index account_email_idx on account (event_id, email);
create index account_tlf_idx on account (event_id, tlf);
create index account_created_idx on account (event_id, created, id);
create index account_last_login_idx on account (event_id, last_login, id);
create index account_location_id_idx on account (location_id, id);

alter table clinician add column account_id integer null
    constraint clinician_account_id_fkey references account (id) on delete set null;
create index clinician_account_id_idx on clinician (account_id);

create table acl (
    id integer constraint acl_pkey primary key autoincrement,
    account_id integer not null constraint acl_account_id_fkey references account (id) on delete cascade,
    object_type varchar not null,
    perm varchar not null,
    object_id varchar not null default '0',
    created timestamp not null,
    granted_by integer null constraint acl_granted_by_fkey references account (id) on delete set null,
    expires_at timestamp null,
    constraint acl_object_type_check check (length(object_type) <= 255),
    constraint acl_perm_check check (length(perm) <= 255),
    constraint acl_object_id_check check (length(object_id) <= 255),
    constraint acl_account_id_object_type_perm_object_id_key unique (account_id, object_type, perm, object_id)
);
create index acl_object_type_idx on acl (object_type, object_id, perm, account_id);
create index acl_granted_by_idx on acl (granted_by);
create index acl_expires_at_idx on acl (expires_at);

create table session (
    sid_hash varchar not null constraint session_pkey primary key,
    account_id integer not null constraint session_account_id_fkey references account (id) on delete cascade,
    created timestamp not null,
    last_used timestamp not null,
    expires_at timestamp not null,
    absolute_expires_at timestamp not null,
    revoked_at timestamp null,
    address varchar not null default '',
    user_agent varchar not null default '',
    constraint session_user_agent_check check (length(user_agent) <= 255)
);
create index session_account_id_idx on session (account_id, created);
create index session_expires_at_idx on session (expires_at);
create index session_absolute_expires_at_idx on session (absolute_expires_at);

create table signing_key (
    kid varchar not null constraint signing_key_pkey primary key,
    algorithm varchar not null,
    state varchar not null,
    public_key text not null default '',
    sealed_private bytea not null,
    created timestamp not null,
    activated_at timestamp null,
    retired_at timestamp null,
    not_after timestamp null,
    constraint signing_key_kid_check check (length(kid) <= 100),
    constraint signing_key_state_check check (state in ('published', 'signing', 'retiring', 'retired'))
);
create index signing_key_state_idx on signing_key (state, created);

create table setting (
    name varchar not null constraint setting_pkey primary key,
    value text not null,
    modified timestamp not null,
    modified_by_ varchar not null,
    constraint setting_name_check check (length(name) <= 100)
);

create table setup_token (
    hash varchar not null constraint setup_token_pkey primary key,
    created timestamp not null,
    expires_at timestamp not null,
    used_at timestamp null
);
create index setup_token_expires_at_idx on setup_token (expires_at);

-- detail is JSON and never holds a secret; what was before and after is sealed under the subject's key.
create table audit_entry (
    id integer constraint audit_entry_pkey primary key autoincrement,
    created timestamp not null,
    kind varchar not null,
    outcome varchar not null,
    actor_kind varchar not null default '',
    actor varchar not null default '',
    subject_kind varchar not null default '',
    subject varchar not null default '',
    object varchar not null default '',
    before_sealed bytea null,
    after_sealed bytea null,
    detail text not null default '{}',
    reference varchar null,
    request_id varchar not null default '',
    address varchar not null default '',
    location_id varchar null,
    constraint audit_entry_reference_check check (length(reference) <= 8)
);
create index audit_entry_created_idx on audit_entry (created, id);
create index audit_entry_kind_idx on audit_entry (kind, id);
create index audit_entry_subject_idx on audit_entry (subject_kind, subject, id);
create index audit_entry_actor_idx on audit_entry (actor_kind, actor, id);
create index audit_entry_reference_idx on audit_entry (reference);
create index audit_entry_location_id_idx on audit_entry (location_id, id);

create table audit_seal (
    id integer constraint audit_seal_pkey primary key autoincrement,
    entry_id bigint not null constraint audit_seal_entry_id_fkey references audit_entry (id),
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamp not null,
    constraint audit_seal_entry_id_key unique (entry_id)
);

create table subject_key (
    subject_kind varchar not null,
    subject varchar not null,
    sealed_key bytea null,
    created timestamp not null,
    erased_at timestamp null,
    constraint subject_key_pkey primary key (subject_kind, subject)
);

create table outbox (
    id integer constraint outbox_pkey primary key autoincrement,
    channel varchar not null,
    destination varchar not null,
    message_id varchar not null,
    headers text not null default '{}',
    payload bytea not null,
    correlation_id varchar not null default '',
    created timestamp not null,
    state varchar not null,
    attempts integer not null default 0,
    next_attempt_at timestamp not null,
    delivered_at timestamp null,
    last_error text null,
    constraint outbox_message_id_key unique (message_id)
);
create index outbox_channel_idx on outbox (channel, state, id);
create index outbox_state_idx on outbox (state, next_attempt_at);
create index outbox_created_idx on outbox (created, id);
create index outbox_delivered_at_idx on outbox (delivered_at);

create table limit_counter (
    bucket varchar not null constraint limit_counter_pkey primary key,
    window_start timestamp not null,
    count integer not null
);
create index limit_counter_window_start_idx on limit_counter (window_start);

create table credential_use (
    subject_kind varchar not null,
    subject varchar not null,
    last_used_at timestamp not null,
    use_count bigint not null default 0,
    address varchar not null default '',
    constraint credential_use_pkey primary key (subject_kind, subject)
);
create index credential_use_last_used_at_idx on credential_use (subject_kind, last_used_at);

-- What a lost response is answered with once more (Idempotency-Key of the activation call).
create table activation_result (
    code_hash varchar not null constraint activation_result_pkey primary key,
    key_hash varchar not null,
    sealed_result bytea not null,
    expires_at timestamp not null
);
create index activation_result_expires_at_idx on activation_result (expires_at);

create table revocation (
    kind varchar not null,
    value varchar not null,
    created timestamp not null,
    expires_at timestamp not null,
    constraint revocation_pkey primary key (kind, value)
);
create index revocation_expires_at_idx on revocation (expires_at);

create table patient_record (
    patient_id varchar not null constraint patient_record_pkey primary key
        constraint patient_record_patient_id_fkey references patient (patient_id) on delete cascade,
    sealed bytea not null,
    second_identifier_hash varchar null,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    location_id varchar null,
    version integer not null default 1
);
create index patient_record_created_idx on patient_record (created, patient_id);
create index patient_record_location_id_idx on patient_record (location_id, created, patient_id);

create table patient_identifier (
    patient_id varchar not null
        constraint patient_identifier_patient_id_fkey references patient (patient_id) on delete cascade,
    type varchar not null,
    value_hash varchar not null,
    sealed_value bytea not null,
    constraint patient_identifier_pkey primary key (patient_id, type),
    constraint patient_identifier_type_check check (length(type) <= 40),
    constraint patient_identifier_type_value_hash_key unique (type, value_hash)
);

create table job (
    id varchar not null constraint job_pkey primary key,
    kind varchar not null,
    state varchar not null,
    progress integer not null default 0,
    total integer not null default 0,
    parameters text not null default '{}',
    result text not null default '{}',
    created timestamp not null,
    created_by_ varchar not null,
    started_at timestamp null,
    finished_at timestamp null,
    last_error text null,
    constraint job_id_check check (length(id) <= 36)
);
create index job_state_idx on job (state, created, id);
create index job_kind_idx on job (kind, created, id);

-- Prefix search: lower(column) between a prefix and the prefix followed by U+10FFFF, in the order of code points.
create index patient_patient_id_search_idx on patient (lower(patient_id));
create index device_uuid_search_idx on device (lower(uuid));
create index device_description_search_idx on device (lower(description));
create index clinician_clinician_id_search_idx on clinician (lower(clinician_id));
create index account_username_search_idx on account (event_id, lower(username));
create index account_email_search_idx on account (event_id, lower(email));
