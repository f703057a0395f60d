-- What the desk sees of the clinicians in a JSON list of row ids.
select c.uuid, c.clinician_id, c.login_active, c.send_entry_identifier, c.contract_expiry_eod_date,
    cast(c.created as text) as created, cast(c.modified as text) as modified,
    cast(u.last_used_at as text) as last_used_at
from clinician c
left join credential_use u on u.subject_kind = 'clinician' and u.subject = c.clinician_id
where c.uuid in (select value from json_each(:ids))
