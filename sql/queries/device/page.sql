-- plan: with values
-- Descriptions that begin with the searched text, and the tablet whose whole id it is, in order of description. Of long
-- texts the first 200 characters are in the indexes.
with found as (
    select uuid, sort_key
    from (
        select d.uuid, lower(substr(d.description, 1, 200)) collate "C" as sort_key
        from device d
        left join credential_use u on u.subject_kind = 'device' and u.subject = d.uuid
        where lower(substr(d.description, 1, 200)) collate "C"
                >= greatest(lower(cast(:search as text)) collate "C", cast(:after as text))
            and lower(substr(d.description, 1, 200)) collate "C" < lower(cast(:search_end as text))
            and (lower(substr(d.description, 1, 200)) collate "C" > cast(:after as text) or d.uuid > :after_uuid)
            and (cast(:location as text) is null or (d.location_id = :location
                and substr(d.location_id, 1, 200) = substr(cast(:location as text), 1, 200)))
            and (cast(:wanted_location as text) is null or (d.location_id = :wanted_location
                and substr(d.location_id, 1, 200) = substr(cast(:wanted_location as text), 1, 200)))
            and (:any_state = true or d.active = :active)
            and (:ever_seen = true or (d.active = true and d.hashed_authorisation_code is not null
                and coalesce(greatest(d.last_seen_at, u.last_used_at) < :unseen_since, true)))
        order by lower(substr(d.description, 1, 200)) collate "C", d.uuid
        limit :count
    ) by_description
    union
    select d.uuid, lower(substr(d.description, 1, 200)) collate "C" as sort_key
    from device d
    left join credential_use u on u.subject_kind = 'device' and u.subject = d.uuid
    where lower(d.uuid) collate "C" = lower(cast(:search as text))
        and lower(substr(d.description, 1, 200)) collate "C" >= cast(:after as text)
        and (lower(substr(d.description, 1, 200)) collate "C" > cast(:after as text) or d.uuid > :after_uuid)
        and (cast(:location as text) is null or (d.location_id = :location
                and substr(d.location_id, 1, 200) = substr(cast(:location as text), 1, 200)))
        and (cast(:wanted_location as text) is null or (d.location_id = :wanted_location
                and substr(d.location_id, 1, 200) = substr(cast(:wanted_location as text), 1, 200)))
        and (:any_state = true or d.active = :active)
        and (:ever_seen = true or (d.active = true and d.hashed_authorisation_code is not null
            and coalesce(greatest(d.last_seen_at, u.last_used_at) < :unseen_since, true)))
)
select uuid, sort_key
from found
order by sort_key, uuid
limit :count
