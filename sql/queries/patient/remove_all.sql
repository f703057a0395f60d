delete from patient
