-- plan: with values
-- The same about one subject, by its own index, which begins with the kind.
select e.id, cast(e.created as text) as created, e.kind, e.outcome, e.actor_kind, e.actor, e.subject_kind, e.subject,
    e.before_sealed, e.after_sealed, k.sealed_key, e.detail, e.reference, e.request_id, e.address,
    s.id is not null as is_sealed
from audit_entry e
left join audit_seal s on s.entry_id = e.id
left join subject_key k on k.subject_kind = e.subject_kind and k.subject = e.subject and k.erased_at is null
where e.subject_kind in ('patient', 'device', 'clinician', 'operator', 'event', 'system', 'anonymous', '')
    and e.subject = :subject and (cast(:actor as text) is null or e.actor = :actor)
    and e.id < :after
    and substr(e.kind, 1, length(cast(:kind as text))) = cast(:kind as text)
    and (cast(:outcome as text) is null or e.outcome = :outcome)
    and (:ever = true or e.created >= :since)
    and (cast(:location as text) is null or e.location_id = :location
        or (e.subject_kind = 'patient' and exists (
            select 1 from patient p where p.patient_id = e.subject and p.location_id = :location))
        or (e.subject_kind = 'device' and exists (
            select 1 from device d where d.uuid = e.subject and d.location_id = :location)))
order by e.id desc
limit :count
