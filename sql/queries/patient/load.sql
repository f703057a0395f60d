insert into patient (uuid, created, modified, created_by_, modified_by_, patient_id, location_id, disabled,
    hashed_authorisation_code, authorisation_code_salt, authorised_at)
values (:uuid, :created, :created, :by, :by, :patient_id, :location_id, :disabled, :hash, :salt, :authorised_at)
