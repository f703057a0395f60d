insert into acl (account_id, object_type, perm, object_id, created, expires_at)
select id, cast(:object_type as varchar), cast(:perm as varchar), cast(:object_id as varchar),
    cast(:created as timestamp), cast(:expires_at as timestamp)
from account
where username = :username
