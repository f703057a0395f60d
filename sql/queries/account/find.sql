select a.id, a.username, a.event_id, a.is_active, a.is_superuser, a.email, a.tlf, a.password_hash, a.location_id,
    cast(a.created as text) as created, cast(a.last_login as text) as last_login,
    (select cast(max(r.created) as text) from revocation r where r.kind = 'account' and r.value = a.username) as revoked
from account a
where a.username = :username
