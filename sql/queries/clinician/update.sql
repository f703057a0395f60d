update clinician
set login_active = :login_active, send_entry_identifier = :send_entry_identifier,
    contract_expiry_eod_date = :contract_expiry, modified = :now, modified_by_ = :by
where uuid = :uuid
