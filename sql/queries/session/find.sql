select s.account_id, cast(s.expires_at as text) as expires_at,
    cast(s.absolute_expires_at as text) as absolute_expires_at, cast(s.last_used as text) as last_used,
    a.username, a.display_name, a.is_superuser, a.location_id
from session s
join account a on a.id = s.account_id
where s.sid_hash = :sid_hash and s.revoked_at is null and a.is_active = true
