select setval(pg_get_serial_sequence('auth_event', 'id'), max(id)) as last
from auth_event
