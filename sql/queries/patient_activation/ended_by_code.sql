-- Why a code does not count any more: the last activation that had it.
select uuid, patient_id as subject, used
from patient_activation
where code in (:code, :other_code) and (used = true or cancelled_at is not null)
order by modified desc, uuid
limit 1
