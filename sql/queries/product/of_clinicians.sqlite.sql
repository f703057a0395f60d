select c.clinician_id, g.name
from clinician_product c
join product g on g.uuid = c.product_id
where c.clinician_id in (select value from json_each(:ids))
order by g.name
