-- Why a code does not count any more: the last activation that had it.
select uuid, device_id as subject, used
from device_activation
where code in (:code, :other_code) and (used = true or cancelled_at is not null)
order by modified desc, uuid
limit 1
