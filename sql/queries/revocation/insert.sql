insert into revocation (kind, value, created, expires_at)
values (:kind, :value, :created, :expires_at)
on conflict (kind, value) do update set created = excluded.created, expires_at = excluded.expires_at
