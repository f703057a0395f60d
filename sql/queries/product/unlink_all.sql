delete from clinician_product
where clinician_id = :clinician
