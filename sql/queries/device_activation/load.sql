insert into device_activation (uuid, created, modified, created_by_, modified_by_, device_id, code, code_sealed, used,
    issued_at, expires_at, cancelled_at, cancelled_by, activated_timestamp, activated_timezone)
values (:uuid, :issued_at, :issued_at, :by, :by, :device_id, :code, :code_sealed, :used,
    :issued_at, :expires_at, :cancelled_at, :cancelled_by, :activated_at, :timezone)
