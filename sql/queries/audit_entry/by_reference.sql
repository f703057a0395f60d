-- The newest, unless it concerns another location.
select e.id, cast(e.created as text) as created, e.kind, e.outcome, e.actor_kind, e.actor, e.subject_kind, e.subject,
    e.before_sealed, e.after_sealed, k.sealed_key, e.detail, e.reference, e.request_id, e.address,
    s.id is not null as is_sealed
from audit_entry e
left join audit_seal s on s.entry_id = e.id
left join subject_key k on k.subject_kind = e.subject_kind and k.subject = e.subject and k.erased_at is null
where e.reference = :reference and e.created >= :since
    and (cast(:location as text) is null or (
        (e.location_id is null or e.location_id = :location)
        and not exists (
            select 1 from patient p
            where e.subject_kind = 'patient' and p.patient_id = e.subject and coalesce(p.location_id, '') <> :location)
        and not exists (
            select 1 from device d
            where e.subject_kind = 'device' and d.uuid = e.subject and d.location_id <> :location)))
order by e.id desc
limit 1
