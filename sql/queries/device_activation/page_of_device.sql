-- plan: with values
-- The same of one tablet, by its own index.
select uuid, subject_id, issued_by, expires_at, attempts_count, attempts_max, activated_timestamp, phone_model,
    cancelled_by, location_id, cast(issued as text) as issued_at, state
from (
    select a.uuid, a.device_id as subject_id, a.created_by_ as issued_by, cast(a.expires_at as text) as expires_at,
        a.attempts_count, 0 as attempts_max, cast(a.activated_timestamp as text) as activated_timestamp,
        cast(null as varchar) as phone_model, a.cancelled_by, d.location_id, a.issued_at as issued,
        case
            when a.used = true then 'used'
            when a.cancelled_at is not null then 'cancelled'
            when a.expires_at < :now then 'expired'
            else 'pending'
        end as state
    from device_activation a
    join device d on d.uuid = a.device_id
    where a.device_id = :device_id and a.issued_at <= :after and (a.issued_at < :after or a.uuid < :after_uuid)
        and (cast(:location as text) is null or d.location_id = :location)
) activation
where cast(:state as text) is null or state = :state
order by issued desc, uuid desc
limit :count
