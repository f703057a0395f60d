insert into device_activation (uuid, created, modified, created_by_, modified_by_, device_id, code, code_sealed, used,
    attempts_count, purpose, issued_at, expires_at)
values (:uuid, :now, :now, :by, :by, :device_id, :code, :code_sealed, false,
    0, :purpose, :now, :expires_at)
on conflict (device_id) where used = false and cancelled_at is null do update set
    code = excluded.code, code_sealed = excluded.code_sealed, attempts_count = 0, purpose = excluded.purpose, modified = excluded.modified,
    modified_by_ = excluded.modified_by_, issued_at = excluded.issued_at, expires_at = excluded.expires_at
returning uuid
