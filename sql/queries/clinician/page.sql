-- plan: with values
-- Ids and identifiers that begin with the searched text, in order of id.
with found as (
    select uuid, sort_key
    from (
        select c.uuid, lower(c.clinician_id) collate "C" as sort_key
        from clinician c
        where lower(c.clinician_id) collate "C" >= greatest(lower(cast(:search as text)) collate "C", cast(:after as text))
            and lower(c.clinician_id) collate "C" < lower(cast(:search_end as text))
            and (lower(c.clinician_id) collate "C" > cast(:after as text) or c.uuid > :after_uuid)
            and (:any_state = true or c.login_active = :active)
            and (:any_from = true or c.contract_expiry_eod_date >= :contract_from)
            and (:any_before = true or c.contract_expiry_eod_date < :contract_before)
        order by lower(c.clinician_id) collate "C", c.uuid
        limit :count
    ) by_clinician_id
    union
    select uuid, sort_key
    from (
        select c.uuid, lower(c.clinician_id) collate "C" as sort_key
        from clinician c
        where cast(:search as text) <> '' and lower(c.send_entry_identifier) collate "C" >= lower(cast(:search as text))
            and lower(c.send_entry_identifier) collate "C" < lower(cast(:search_end as text))
            and lower(c.clinician_id) collate "C" >= cast(:after as text)
            and (lower(c.clinician_id) collate "C" > cast(:after as text) or c.uuid > :after_uuid)
            and (:any_state = true or c.login_active = :active)
            and (:any_from = true or c.contract_expiry_eod_date >= :contract_from)
            and (:any_before = true or c.contract_expiry_eod_date < :contract_before)
        order by lower(c.clinician_id) collate "C", c.uuid
        limit :count
    ) by_identifier
)
select uuid, sort_key
from found
order by sort_key, uuid
limit :count
