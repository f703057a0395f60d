select count(*) as number
from audit_entry e
where e.created >= :since and e.outcome = 'refused'
    and (cast(:location as text) is null or e.location_id = :location
        or (e.subject_kind = 'patient' and exists (
            select 1 from patient p where p.patient_id = e.subject and p.location_id = :location))
        or (e.subject_kind = 'device' and exists (
            select 1 from device d where d.uuid = e.subject and d.location_id = :location)))
