select a.uuid, a.device_id as subject_id, a.created_by_ as issued_by, cast(a.expires_at as text) as expires_at,
    a.attempts_count, 0 as attempts_max, cast(a.activated_timestamp as text) as activated_timestamp,
    cast(null as varchar) as phone_model, a.cancelled_by, d.location_id, cast(a.issued_at as text) as issued_at,
    case
        when a.used = true then 'used'
        when a.cancelled_at is not null then 'cancelled'
        when a.expires_at < :now then 'expired'
        else 'pending'
    end as state
from device_activation a
join device d on d.uuid = a.device_id
where a.uuid = :uuid
