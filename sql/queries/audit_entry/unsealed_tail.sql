select count(*) as count, min(e.id) as first, max(e.id) as last
from audit_entry e
left join audit_seal s on s.entry_id = e.id
where s.entry_id is null
