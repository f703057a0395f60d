-- Once per activation; nothing to do means that somebody else was first.
update patient
set authorisation_tag = :tag, first_used_at = coalesce(first_used_at, :now)
where patient_id = :patient_id and hashed_authorisation_code = :hash
    and (first_used_at is null or authorisation_tag is null or authorisation_tag <> :tag)
