insert into account (username, password_hash, is_superuser, is_active, email, tlf, metadata, status, event_id, created,
    display_name, location_id)
values (:username, :password_hash, :is_superuser, :is_active, :email, :tlf, :metadata, :status, :event_id, :created,
    :display_name, :location_id)
