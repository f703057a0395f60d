-- Only while the code can still be used; wrong tries so far go on counting.
update patient_activation
set hashed_otp = :hashed_otp, otp_salt = :otp_salt, modified = :now, modified_by_ = :by
where uuid = :uuid and used = false and cancelled_at is null and expires_at >= :now and attempts_count < attempts_max
returning code_sealed, cast(expires_at as text) as expires_at
