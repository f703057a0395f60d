insert into clinician_product (product_id, clinician_id)
select uuid, cast(:clinician as varchar)
from "product"
where name = :name
on conflict (product_id, clinician_id) do nothing
