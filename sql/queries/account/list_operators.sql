select a.username, a.display_name, a.is_superuser, a.is_active, cast(a.last_login as text) as last_login,
    (select count(*) from acl where acl.account_id = a.id) as grants
from account a
where a.event_id = 1
order by a.username
