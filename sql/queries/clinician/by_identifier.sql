select uuid, clinician_id, login_active, send_entry_identifier, contract_expiry_eod_date
from clinician
where send_entry_identifier = :send_entry_identifier
order by login_active desc, modified desc, uuid
limit 1
