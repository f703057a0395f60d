select uuid, hashed_authorisation_code, authorisation_code_salt, authorisation_tag, disabled,
    revoked_at is not null as is_revoked, first_used_at is not null as was_used
from patient
where patient_id = :patient_id
