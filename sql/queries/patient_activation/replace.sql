-- The native issue: should another live code appear meanwhile, this one takes its place.
insert into patient_activation (uuid, created, modified, created_by_, modified_by_, patient_id, code, code_sealed,
    hashed_otp, otp_salt, used, attempts_count, attempts_max, purpose, issued_at, expires_at, issued_by)
values (:uuid, :now, :now, :by, :by, :patient_id, :code, :code_sealed,
    :hashed_otp, :otp_salt, false, 0, :attempts_max, :purpose, :now, :expires_at, :by)
on conflict (patient_id) where used = false and cancelled_at is null do update set
    code = excluded.code, code_sealed = excluded.code_sealed, purpose = excluded.purpose, attempts_count = 0,
    attempts_max = excluded.attempts_max, hashed_otp = excluded.hashed_otp,
    otp_salt = excluded.otp_salt, modified = excluded.modified, modified_by_ = excluded.modified_by_,
    issued_at = excluded.issued_at, expires_at = excluded.expires_at, issued_by = excluded.issued_by
returning uuid, code_sealed
