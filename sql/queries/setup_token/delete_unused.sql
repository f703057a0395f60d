delete from setup_token
where used_at is null
