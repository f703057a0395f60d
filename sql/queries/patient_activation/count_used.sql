select count(*) as number
from patient_activation a
join patient p on p.patient_id = a.patient_id
where a.activated_timestamp >= :since and a.used = true
    and (cast(:location as text) is null or p.location_id = :location)
