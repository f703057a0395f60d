select uuid, device_id, code, purpose, cast(expires_at as text) as expires_at
from device_activation
where code in (:code, :other_code) and used = false and cancelled_at is null
