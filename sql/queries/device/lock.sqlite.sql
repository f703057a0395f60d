-- Whoever changes tablets holds their rows until the end of the transaction; always in one order.
select uuid, description, location_id, active
from device
where uuid in (select value from json_each(:ids))
order by uuid
