select c.clinician_id, g.name
from clinician_group c
join "group" g on g.uuid = c.group_id
where c.clinician_id in (select json_array_elements_text(cast(:ids as json)))
order by g.name
