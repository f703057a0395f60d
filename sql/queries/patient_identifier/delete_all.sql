delete from patient_identifier
where patient_id = :patient_id
