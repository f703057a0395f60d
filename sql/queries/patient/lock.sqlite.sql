-- Whoever changes a patient holds the row until the end of the transaction.
select location_id, hashed_authorisation_code is not null as has_code
from patient
where patient_id = :patient_id
