select count(*) as total
from acl
where account_id = :account_id
    and (cast(:object_type as text) = '' or object_type = :object_type)
    and (cast(:object_id as text) = '' or object_id = :object_id)
    and (cast(:perms as text) = '' or :perms like '%|' || perm || '|%')
