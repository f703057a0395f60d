update patient_activation
set used = true, attempts_count = attempts_count - 1, activated_timestamp = :now, activated_timezone = 0,
    modified = :now, modified_by_ = :patient_id, phone_model = :phone_model
where uuid = :uuid and used = false and cancelled_at is null and hashed_otp = :hashed_otp
    and exists (select 1 from patient p where p.patient_id = patient_activation.patient_id and p.disabled = false)
