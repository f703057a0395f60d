select a.id, a.username, a.event_id, a.is_active, a.is_superuser, a.email, a.tlf, a.password_hash,
    cast(a.created as text) as created, cast(a.last_login as text) as last_login
from account a
where a.id = :id
