-- plan: with values
-- The same of one patient, by its own index.
select uuid, subject_id, cast(issued as text) as issued_at, issued_by, expires_at, attempts_count, attempts_max,
    activated_timestamp, phone_model, cancelled_by, location_id, state
from (
    select a.uuid, a.patient_id as subject_id, a.issued_at as issued, a.issued_by,
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
    where a.patient_id = :patient_id and a.issued_at <= :after and (a.issued_at < :after or a.uuid < :after_uuid)
        and (:ever_used = true or a.activated_timestamp >= :used_since)
        and (cast(:location as text) is null or p.location_id = :location)
) activation
where cast(:state as text) is null or state = :state
order by issued desc, uuid desc
limit :count
