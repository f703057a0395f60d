-- The list of what has been applied. Run before every migration and not listed itself.
create table if not exists schema_migration (
    number integer not null constraint schema_migration_pkey primary key,
    name varchar not null,
    checksum varchar not null,
    applied_at timestamp not null
);
