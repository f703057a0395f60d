select type
from patient_identifier
where patient_id = :patient_id and value_hash in (:hash, :other_hash)
limit 1
