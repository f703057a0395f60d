select max(id) as last
from auth_event
