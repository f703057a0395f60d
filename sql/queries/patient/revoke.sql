update patient
set hashed_authorisation_code = null, authorisation_code_salt = null, authorisation_tag = null, revoked_at = :now, modified = :now,
    modified_by_ = :by
where patient_id = :patient_id
