select s.id as seal_id, s.entry_id, s.previous_hash, s.hash, e.id, cast(e.created as text) as created, e.kind, e.outcome,
    e.actor_kind, e.actor, e.subject_kind, e.subject, e.object, e.before_sealed, e.after_sealed, e.detail, e.reference,
    e.request_id, e.address, e.location_id
from audit_seal s
left join audit_entry e on e.id = s.entry_id
where s.id > :after
order by s.id
limit :count
