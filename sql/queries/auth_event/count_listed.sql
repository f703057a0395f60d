select count(*) as total
from auth_event
where is_listed = true or cast(:sees_all as boolean)
