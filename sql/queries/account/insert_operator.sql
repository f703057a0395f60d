insert into account (username, password_hash, is_superuser, is_active, event_id, created, display_name)
values (:username, :password_hash, :is_superuser, true, 1, :now, :display_name)
returning id
