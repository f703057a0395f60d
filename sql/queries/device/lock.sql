-- Whoever changes tablets holds their rows until the end of the transaction; always in one order.
select uuid, description, location_id, active
from device
where uuid in (select json_array_elements_text(cast(:ids as json)))
order by uuid
for update
