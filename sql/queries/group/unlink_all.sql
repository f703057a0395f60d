delete from clinician_group
where clinician_id = :clinician
