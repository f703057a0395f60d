delete from patient_record
