update patient
set location_id = :location_id, modified = :now, modified_by_ = :by
where patient_id = :patient_id
