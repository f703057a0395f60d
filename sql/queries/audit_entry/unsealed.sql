select e.id, cast(e.created as text) as created, e.kind, e.outcome, e.actor_kind, e.actor, e.subject_kind, e.subject,
    e.object, e.before_sealed, e.after_sealed, e.detail, e.reference, e.request_id, e.address, e.location_id
from audit_entry e
left join audit_seal s on s.entry_id = e.id
where e.id > :after and s.entry_id is null
order by e.id
limit :count
