insert into clinician_group (group_id, clinician_id)
select uuid, cast(:clinician as varchar)
from "group"
where name = :name
on conflict (group_id, clinician_id) do nothing
