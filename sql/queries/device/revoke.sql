update device
set hashed_authorisation_code = null, authorisation_code_salt = null, authorisation_tag = null, revoked_at = :now, lost = :lost,
    modified = :now, modified_by_ = :by
where uuid = :uuid
