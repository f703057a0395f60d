update patient
set hashed_authorisation_code = :hash, authorisation_code_salt = :salt, authorisation_tag = :tag,
    first_used_at = null, authorised_at = :now, revoked_at = null,
    modified = :now, modified_by_ = :by
where patient_id = :patient_id
