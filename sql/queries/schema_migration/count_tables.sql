-- 1 if the list of migrations exists, else 0.
select count(*) as tables
from information_schema.tables
where table_schema = current_schema() and table_name = 'schema_migration'
