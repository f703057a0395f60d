-- What the desk sees of the tablets in a JSON list of ids.
select d.uuid, d.description, d.location_id, d.active, d.lost, d.hashed_authorisation_code is not null as is_activated,
    cast(nullif(max(coalesce(d.last_seen_at, ''), coalesce(u.last_used_at, '')), '') as text) as last_seen_at,
    cast(d.created as text) as created, cast(d.modified as text) as modified,
    exists (
        select 1
        from device_activation a
        where a.device_id = d.uuid and a.used = false and a.cancelled_at is null and a.expires_at >= :now
    ) as has_pending
from device d
left join credential_use u on u.subject_kind = 'device' and u.subject = d.uuid
where d.uuid in (select value from json_each(:ids))
