update session
set revoked_at = :now
where account_id = :account_id and revoked_at is null and sid_hash not in (
    select sid_hash
    from session
    where account_id = :account_id and revoked_at is null
    order by created desc, sid_hash
    limit :kept)
