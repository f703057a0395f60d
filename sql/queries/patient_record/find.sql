select sealed, second_identifier_hash
from patient_record
where patient_id = :patient_id
