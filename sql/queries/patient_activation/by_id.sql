select a.uuid, a.patient_id as subject_id, cast(a.issued_at as text) as issued_at, a.issued_by,
    cast(a.expires_at as text) as expires_at, a.attempts_count, a.attempts_max,
    cast(a.activated_timestamp as text) as activated_timestamp, a.phone_model, a.cancelled_by, p.location_id,
    case
        when a.used = true then 'used'
        when a.cancelled_at is not null then 'cancelled'
        when a.attempts_count >= a.attempts_max then 'exhausted'
        when a.expires_at < :now then 'expired'
        else 'pending'
    end as state
from patient_activation a
join patient p on p.patient_id = a.patient_id
where a.uuid = :uuid
