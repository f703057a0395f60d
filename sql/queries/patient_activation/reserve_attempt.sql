update patient_activation
set attempts_count = attempts_count + 1
where uuid = :uuid and used = false and cancelled_at is null and attempts_count < attempts_max
returning attempts_count, hashed_otp, otp_salt
