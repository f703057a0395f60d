insert into activation_result (code_hash, key_hash, sealed_result, expires_at)
values (:code, :key_hash, :sealed_result, :expires_at)
on conflict (code_hash) do update set
    key_hash = excluded.key_hash, sealed_result = excluded.sealed_result, expires_at = excluded.expires_at
