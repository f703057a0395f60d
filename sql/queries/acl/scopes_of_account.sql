select perm
from acl
where account_id = :account_id and object_type = 'Scope' and (expires_at is null or expires_at > :now)
order by perm
