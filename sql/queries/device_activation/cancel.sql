update device_activation
set cancelled_at = :now, cancelled_by = :by, modified = :now, modified_by_ = :by
where uuid = :uuid and used = false and cancelled_at is null
