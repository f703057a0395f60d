-- What the desk sees of the patients in a JSON list of numbers.
select p.patient_id, p.location_id, cast(p.created as text) as created, p.disabled,
    p.hashed_authorisation_code is not null as has_code, cast(p.authorised_at as text) as authorised_at,
    cast(p.revoked_at as text) as revoked_at, r.sealed, k.sealed_key,
    cast(u.last_used_at as text) as last_used_at,
    exists (
        select 1
        from patient_activation a
        where a.patient_id = p.patient_id and a.used = false and a.cancelled_at is null and a.expires_at >= :now
            and a.attempts_count < a.attempts_max
    ) as has_pending
from patient p
left join patient_record r on r.patient_id = p.patient_id
left join subject_key k on k.subject_kind = 'patient' and k.subject = p.patient_id and k.erased_at is null
left join credential_use u on u.subject_kind = 'patient' and u.subject = p.patient_id
where p.patient_id in (select json_array_elements_text(cast(:ids as json)))
