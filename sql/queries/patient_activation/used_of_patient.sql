select uuid, cast(created as text) as created, created_by_, cast(modified as text) as modified, modified_by_,
    cast(activated_timestamp as text) as activated_timestamp
from patient_activation
where patient_id = :patient_id and used = true
order by activated_timestamp desc, uuid
