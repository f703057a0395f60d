select count(*) as tables
from sqlite_schema
where type = 'table' and name = 'schema_migration'
