select g.name
from clinician_group c
join "group" g on g.uuid = c.group_id
where c.clinician_id = :clinician
order by g.name
