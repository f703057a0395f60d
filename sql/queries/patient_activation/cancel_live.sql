update patient_activation
set cancelled_at = :now, cancelled_by = :by, modified = :now, modified_by_ = :by
where patient_id = :patient_id and used = false and cancelled_at is null and purpose <> :kept
returning uuid
