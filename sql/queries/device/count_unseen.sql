select count(*) as number
from device d
left join credential_use u on u.subject_kind = 'device' and u.subject = d.uuid
where d.active = true and d.hashed_authorisation_code is not null
    and coalesce(d.last_seen_at < :unseen_since, true) and coalesce(u.last_used_at < :unseen_since, true)
    and (cast(:location as text) is null or (d.location_id = :location
        and substr(d.location_id, 1, 200) = substr(cast(:location as text), 1, 200)))
