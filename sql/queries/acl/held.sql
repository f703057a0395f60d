select perm, object_id
from acl
where account_id = :account_id and object_type = :object_type and object_id in (:object_id, '0', '')
    and (expires_at is null or expires_at > :now)
