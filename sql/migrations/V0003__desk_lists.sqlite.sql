-- Indexes for what the desk lists, counts and looks up.

create index patient_activation_activated_timestamp_idx on patient_activation (activated_timestamp);
create index device_activation_activated_timestamp_idx on device_activation (activated_timestamp);
create index patient_identifier_value_hash_idx on patient_identifier (value_hash);
create index clinician_send_entry_identifier_search_idx on clinician (lower(send_entry_identifier));
