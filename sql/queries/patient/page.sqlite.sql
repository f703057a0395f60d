-- Numbers that begin with the searched text, and the patients known by it as a whole identifier, in order of number.
with found as (
    select uuid, patient_id, sort_key
    from (
        select p.uuid, p.patient_id, lower(p.patient_id) as sort_key
        from patient p
        where lower(p.patient_id) >= max(lower(cast(:search as text)), cast(:after as text))
            and lower(p.patient_id) < lower(cast(:search_end as text))
            and (lower(p.patient_id) > cast(:after as text) or p.uuid > :after_uuid)
            and (cast(:location as text) is null or p.location_id = :location)
        order by lower(p.patient_id), p.uuid
        limit :count
    ) by_number
    union
    select p.uuid, p.patient_id, lower(p.patient_id) as sort_key
    from patient_identifier i
    join patient p on p.patient_id = i.patient_id
    where i.value_hash in (:hash, :other_hash)
        and lower(p.patient_id) >= cast(:after as text)
        and (lower(p.patient_id) > cast(:after as text) or p.uuid > :after_uuid)
        and (cast(:location as text) is null or p.location_id = :location)
)
select uuid, patient_id, sort_key
from found
order by sort_key, uuid
limit :count
