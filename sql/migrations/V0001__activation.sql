-- Tables of the activation service, with the names its existing SQL reports use (activation contract, section 8).
-- Lengths are checks, not column types, so that both engines refuse the same values under the same name.
-- "Live" is: used = false and cancelled_at is null. Queries repeat exactly this condition to use the partial indexes.

create table patient (
    uuid varchar not null constraint patient_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    patient_id varchar not null,
    email_address varchar null,
    phone_number varchar null,
    hashed_authorisation_code bytea null,
    authorisation_code_salt varchar null,
    location_id varchar null,
    authorised_at timestamp null,
    revoked_at timestamp null,
    disabled boolean not null default false,
    constraint patient_uuid_check check (length(uuid) <= 36),
    constraint patient_patient_id_check check (length(patient_id) <= 36),
    constraint patient_patient_id_key unique (patient_id),
    constraint patient_email_address_key unique (email_address),
    constraint patient_phone_number_key unique (phone_number)
);
create index patient_created_idx on patient (created, uuid);
create index patient_location_id_idx on patient (location_id, created, uuid);

-- code: keyed hash (base64url) of the activation code; code_sealed says the code again where the old API must.
create table patient_activation (
    uuid varchar not null constraint patient_activation_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    patient_id varchar null
        constraint patient_activation_patient_id_fkey references patient (patient_id),
    code varchar not null,
    code_sealed bytea null,
    hashed_otp bytea not null,
    otp_salt varchar null,
    used boolean not null,
    attempts_count smallint not null default 0,
    attempts_max smallint not null,
    purpose varchar not null,
    issued_at timestamp not null,
    expires_at timestamp not null,
    issued_by varchar null,
    cancelled_at timestamp null,
    cancelled_by varchar null,
    activated_timestamp timestamp null,
    activated_timezone int null,
    phone_model varchar null,
    constraint patient_activation_uuid_check check (length(uuid) <= 36),
    constraint patient_activation_patient_id_check check (length(patient_id) <= 36),
    constraint patient_activation_code_check check (length(code) <= 36),
    constraint patient_activation_purpose_check check (purpose in ('compatible', 'in_room', 'take_home', 'static')),
    constraint patient_activation_phone_model_check check (length(phone_model) <= 100)
);
create unique index patient_activation_patient_id_key on patient_activation (patient_id)
    where used = false and cancelled_at is null;
create unique index patient_activation_code_key on patient_activation (code)
    where used = false and cancelled_at is null;
create index patient_activation_patient_id_idx on patient_activation (patient_id, issued_at, uuid);
create index patient_activation_code_idx on patient_activation (code);
create index patient_activation_issued_at_idx on patient_activation (issued_at, uuid);
create index patient_activation_expires_at_idx on patient_activation (expires_at);

create table device (
    uuid varchar not null constraint device_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    location_id varchar not null,
    description varchar not null,
    hashed_authorisation_code bytea null,
    authorisation_code_salt varchar null,
    active boolean not null default true,
    last_seen_at timestamp null,
    app_version varchar null,
    revoked_at timestamp null,
    lost boolean not null default false,
    constraint device_uuid_check check (length(uuid) <= 36),
    constraint device_app_version_check check (length(app_version) <= 100),
    constraint device_hashed_authorisation_code_key unique (hashed_authorisation_code),
    constraint device_authorisation_code_salt_key unique (authorisation_code_salt)
);
create index device_created_idx on device (created, uuid);
create index device_location_id_idx on device (location_id, created, uuid);
create index device_last_seen_at_idx on device (last_seen_at, uuid);

create table device_activation (
    uuid varchar not null constraint device_activation_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    device_id varchar null
        constraint device_activation_device_id_fkey references device (uuid),
    code varchar not null,
    code_sealed bytea null,
    used boolean not null,
    attempts_count smallint not null default 0,
    purpose varchar not null default 'compatible',
    issued_at timestamp not null,
    expires_at timestamp not null,
    cancelled_at timestamp null,
    cancelled_by varchar null,
    activated_timestamp timestamp null,
    activated_timezone int null,
    constraint device_activation_uuid_check check (length(uuid) <= 36),
    constraint device_activation_device_id_check check (length(device_id) <= 36),
    constraint device_activation_code_check check (length(code) <= 36),
    constraint device_activation_purpose_check check (purpose in ('compatible', 'in_room', 'static'))
);
create unique index device_activation_device_id_key on device_activation (device_id)
    where used = false and cancelled_at is null;
create unique index device_activation_code_key on device_activation (code)
    where used = false and cancelled_at is null;
create index device_activation_device_id_idx on device_activation (device_id, issued_at, uuid);
create index device_activation_code_idx on device_activation (code);
create index device_activation_issued_at_idx on device_activation (issued_at, uuid);
create index device_activation_expires_at_idx on device_activation (expires_at);

create table clinician (
    uuid varchar not null constraint clinician_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    clinician_id varchar not null,
    login_active boolean not null,
    send_entry_identifier varchar null,
    contract_expiry_eod_date date null,
    constraint clinician_uuid_check check (length(uuid) <= 36),
    constraint clinician_clinician_id_check check (length(clinician_id) <= 36),
    constraint clinician_send_entry_identifier_check check (length(send_entry_identifier) <= 50),
    constraint clinician_clinician_id_key unique (clinician_id)
);
-- One active clinician per badge; inactive ones may share it, and an empty one identifies nobody.
create unique index clinician_send_entry_identifier_key on clinician (send_entry_identifier)
    where login_active = true and send_entry_identifier <> '';
create index clinician_send_entry_identifier_idx on clinician (send_entry_identifier);
create index clinician_created_idx on clinician (created, uuid);
create index clinician_contract_expiry_eod_date_idx on clinician (contract_expiry_eod_date);

create table "group" (
    uuid varchar not null constraint group_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    name varchar not null,
    constraint group_uuid_check check (length(uuid) <= 36),
    constraint group_name_check check (length(name) <= 20),
    constraint group_name_key unique (name)
);

create table product (
    uuid varchar not null constraint product_pkey primary key,
    created timestamp not null,
    modified timestamp not null,
    created_by_ varchar not null,
    modified_by_ varchar not null,
    name varchar not null,
    constraint product_uuid_check check (length(uuid) <= 36),
    constraint product_name_check check (length(name) <= 20),
    constraint product_name_key unique (name)
);

create table clinician_group (
    group_id varchar not null constraint clinician_group_group_id_fkey references "group" (uuid),
    clinician_id varchar not null constraint clinician_group_clinician_id_fkey references clinician (uuid),
    constraint clinician_group_pkey primary key (group_id, clinician_id)
);
create index clinician_group_clinician_id_idx on clinician_group (clinician_id);

create table clinician_product (
    product_id varchar not null constraint clinician_product_product_id_fkey references product (uuid),
    clinician_id varchar not null constraint clinician_product_clinician_id_fkey references clinician (uuid),
    constraint clinician_product_pkey primary key (product_id, clinician_id)
);
create index clinician_product_clinician_id_idx on clinician_product (clinician_id);
