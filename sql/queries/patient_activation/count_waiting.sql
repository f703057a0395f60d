select count(*) as number
from patient_activation a
join patient p on p.patient_id = a.patient_id
where a.used = false and a.cancelled_at is null and a.expires_at >= :now and a.attempts_count < a.attempts_max
    and (cast(:location as text) is null or p.location_id = :location)
