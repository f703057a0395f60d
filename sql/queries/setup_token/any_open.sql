select 1 as one
from setup_token
where used_at is null and expires_at > :now
limit 1
