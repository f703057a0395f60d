select g.name
from clinician_product c
join "product" g on g.uuid = c.product_id
where c.clinician_id = :clinician
order by g.name
