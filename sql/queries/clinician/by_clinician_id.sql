select uuid, clinician_id, login_active, send_entry_identifier, contract_expiry_eod_date,
    cast(created as text) as created, cast(modified as text) as modified
from clinician
where clinician_id = :clinician_id
