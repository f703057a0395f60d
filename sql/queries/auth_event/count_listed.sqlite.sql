select count(*) as total
from auth_event
where is_listed = true or :sees_all
