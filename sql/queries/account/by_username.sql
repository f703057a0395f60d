select id, username, password_hash, is_superuser, is_active, display_name, failed_logins,
    cast(locked_until as text) as locked_until
from account
where username = :username and event_id = 1
