select hashed_authorisation_code, authorisation_code_salt, authorisation_tag, active, lost,
    revoked_at is not null as is_revoked, first_used_at is not null as was_used
from device
where uuid = :uuid
