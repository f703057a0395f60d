select number, name, checksum, cast(applied_at as text) as applied_at
from schema_migration
order by number
