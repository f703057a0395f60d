update device
set hashed_authorisation_code = :hash, authorisation_code_salt = :salt, authorisation_tag = :tag,
    first_used_at = null, revoked_at = null, lost = false,
    modified = :now, modified_by_ = :by
where uuid = :uuid
