select object_id
from acl
where account_id = :account_id and object_type = :object_type and perm = :perm
    and (expires_at is null or expires_at > :now)
order by id
