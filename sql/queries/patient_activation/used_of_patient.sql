select a.uuid, cast(a.created as text) as created, a.created_by_, cast(a.modified as text) as modified, a.modified_by_,
    cast(a.activated_timestamp as text) as activated_timestamp, p.location_id
from patient_activation a
join patient p on p.patient_id = a.patient_id
where a.patient_id = :patient_id and a.used = true
order by a.activated_timestamp desc, a.uuid
