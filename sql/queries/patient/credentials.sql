select uuid, hashed_authorisation_code, authorisation_code_salt, disabled
from patient
where patient_id = :patient_id
