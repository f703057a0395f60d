update session
set last_used = :now, expires_at = :expires_at
where sid_hash = :sid_hash and revoked_at is null
