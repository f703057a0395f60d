update session
set revoked_at = :now
where sid_hash = :sid_hash and revoked_at is null
