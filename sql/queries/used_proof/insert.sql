insert into used_proof (hash, expires_at)
values (:hash, :expires_at)
on conflict (hash) do nothing
