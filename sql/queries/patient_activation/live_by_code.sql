select a.uuid, a.patient_id, a.hashed_otp, a.otp_salt, a.attempts_count, a.attempts_max, a.purpose,
    cast(a.expires_at as text) as expires_at, p.disabled
from patient_activation a
join patient p on p.patient_id = a.patient_id
where a.code in (:code, :other_code) and a.used = false and a.cancelled_at is null
