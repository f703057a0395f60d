insert into device (uuid, created, modified, created_by_, modified_by_, location_id, description, active, lost,
    app_version, last_seen_at, hashed_authorisation_code, authorisation_code_salt)
values (:uuid, :created, :created, :by, :by, :location_id, :description, :active, :lost,
    :app_version, :last_seen_at, :hash, :salt)
