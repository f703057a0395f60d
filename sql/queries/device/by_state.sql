select uuid, cast(created as text) as created, cast(modified as text) as modified, created_by_, modified_by_,
    location_id, description, active
from device
where active = :active
order by created, uuid
