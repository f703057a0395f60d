insert into schema_migration (number, name, checksum, applied_at)
values (:number, :name, :checksum, :applied_at)
