select e.id, e.name, e.auth_method, e.auth_method_config, e.extra_fields, e.census, e.status,
    cast(e.created as text) as created, e.based_in, e.real, e.num_successful_logins_allowed, e.code_use, e.code_lifetime,
    e.authenticates, e.phone_prefix,
    (select count(*) from acl where acl.object_type = 'AuthEvent' and acl.object_id = cast(e.id as varchar)
        and acl.perm = 'vote') as users,
    (select count(*) from login_code c where c.event_id = e.id) as codes,
    (select count(*) from account a where a.event_id = e.id) as people
from auth_event e
where e.id = :id
