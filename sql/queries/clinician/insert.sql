insert into clinician (uuid, created, modified, created_by_, modified_by_, clinician_id, login_active,
    send_entry_identifier, contract_expiry_eod_date)
values (:uuid, :created, :now, :by, :by, :clinician_id, :login_active, :send_entry_identifier, :contract_expiry)
