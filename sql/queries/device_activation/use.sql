update device_activation
set used = true, activated_timestamp = :now, activated_timezone = 0, modified = :now, modified_by_ = :device_id
where uuid = :uuid and used = false and cancelled_at is null and code = :code
