select id, perm, object_type, object_id, cast(created as text) as created
from acl
where account_id = :account_id
    and (cast(:object_type as text) = '' or object_type = :object_type)
    and (cast(:object_id as text) = '' or object_id = :object_id)
    and (cast(:perms as text) = '' or :perms like '%|' || perm || '|%')
order by
    case cast(:order as text) when 'perm' then perm when 'object_type' then object_type
        when 'object_id' then object_id when 'created' then cast(created as text) end,
    case cast(:order as text) when '-perm' then perm when '-object_type' then object_type
        when '-object_id' then object_id when '-created' then cast(created as text) end desc,
    case when cast(:order as text) = '-id' then -id else id end
limit :count offset :skipped
