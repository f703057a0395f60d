select c.clinician_id, g.name
from clinician_group c
join "group" g on g.uuid = c.group_id
where c.clinician_id in (select value from json_each(:ids))
order by g.name
