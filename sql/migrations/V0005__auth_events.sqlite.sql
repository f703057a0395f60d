-- The SQLite twin of V0005__auth_events.sql; see there.

alter table auth_event add column code_use varchar not null default 'reusable'
    constraint auth_event_code_use_check check (code_use in ('reusable', 'single_use'));
alter table auth_event add column code_lifetime integer null;
alter table auth_event add column authenticates varchar not null default 'always'
    constraint auth_event_authenticates_check check (authenticates in ('always', 'started'));
alter table auth_event add column is_listed boolean not null default true;
alter table auth_event add column phone_prefix varchar not null default '+34'
    constraint auth_event_phone_prefix_check check (length(phone_prefix) <= 8);
alter table auth_event add column created_by_ varchar not null default '';

-- What addresses are compared by; null where there is none, and for people brought over from an older database in which
-- two share one.
alter table account add column email_key varchar null
    constraint account_email_key_check check (length(email_key) <= 254);
create unique index account_event_id_email_key_key on account (event_id, email_key);
alter table account add column tlf_key varchar null
    constraint account_tlf_key_check check (length(tlf_key) <= 20);
create unique index account_event_id_tlf_key_key on account (event_id, tlf_key);

-- One row for each value of a unique extra field of an active person; value is a hash.
create table account_unique_value (
    event_id integer not null
        constraint account_unique_value_event_id_fkey references auth_event (id) on delete cascade,
    field varchar not null,
    value varchar not null,
    account_id integer not null
        constraint account_unique_value_account_id_fkey references account (id) on delete cascade,
    constraint account_unique_value_pkey primary key (event_id, field, value)
);
create index account_unique_value_account_id_idx on account_unique_value (account_id);

-- code_hash: HMAC over purpose, event, account and code, with a key outside the database.
create table login_code (
    id integer constraint login_code_pkey primary key autoincrement,
    account_id integer not null constraint login_code_account_id_fkey references account (id) on delete cascade,
    event_id integer not null constraint login_code_event_id_fkey references auth_event (id) on delete cascade,
    purpose varchar not null default 'login',
    code_hash varchar not null,
    created timestamp not null,
    expires_at timestamp null,
    used_at timestamp null,
    uses integer not null default 0,
    is_enabled boolean not null default true,
    constraint login_code_purpose_check check (purpose in ('login', 'password')),
    constraint login_code_code_hash_key unique (account_id, purpose, code_hash)
);
create index login_code_event_id_idx on login_code (event_id);
create index login_code_expires_at_idx on login_code (expires_at);

-- receipt_hash makes a login receipt count once; null for logins brought over.
create table successful_login (
    id integer constraint successful_login_pkey primary key autoincrement,
    account_id integer not null
        constraint successful_login_account_id_fkey references account (id) on delete cascade,
    event_id integer not null
        constraint successful_login_event_id_fkey references auth_event (id) on delete cascade,
    created timestamp not null,
    is_active boolean not null,
    receipt_hash varchar null,
    constraint successful_login_receipt_hash_key unique (receipt_hash)
);
create index successful_login_account_id_idx on successful_login (account_id, is_active);
create index successful_login_event_id_idx on successful_login (event_id, created);
