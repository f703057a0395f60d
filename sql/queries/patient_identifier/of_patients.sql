select i.patient_id, i.type, i.sealed_value, k.sealed_key
from patient_identifier i
join subject_key k on k.subject_kind = 'patient' and k.subject = i.patient_id and k.erased_at is null
where i.patient_id in (select json_array_elements_text(cast(:ids as json)))
order by i.patient_id, i.type
