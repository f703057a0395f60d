select e.id, e.name, e.auth_method, e.auth_method_config, e.extra_fields, e.census, e.status,
    cast(e.created as text) as created, e.based_in, e.real, e.num_successful_logins_allowed,
    (select count(*) from acl where acl.object_type = 'AuthEvent' and acl.object_id = cast(e.id as varchar)
        and acl.perm = 'vote') as users
from auth_event e
where e.is_listed = true or :sees_all
order by
    case cast(:order as text) when 'created' then cast(e.created as text) when 'auth_method' then e.auth_method
        when 'census' then e.census when 'status' then e.status when 'name' then e.name end,
    case cast(:order as text) when '-created' then cast(e.created as text) when '-auth_method' then e.auth_method
        when '-census' then e.census when '-status' then e.status when '-name' then e.name end desc,
    case when cast(:order as text) = '-id' then -e.id else e.id end
limit :count offset :skipped
