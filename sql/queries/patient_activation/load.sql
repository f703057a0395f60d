insert into patient_activation (uuid, created, modified, created_by_, modified_by_, patient_id, code, code_sealed,
    hashed_otp, otp_salt, used, attempts_count, attempts_max, purpose, issued_at, expires_at, issued_by, cancelled_at,
    cancelled_by, activated_timestamp, activated_timezone, phone_model)
values (:uuid, :issued_at, :issued_at, :by, :by, :patient_id, :code, :code_sealed,
    :hash, :salt, :used, :attempts, :attempts_max, :purpose, :issued_at, :expires_at, :by, :cancelled_at,
    :cancelled_by, :activated_at, :timezone, :phone_model)
