select 1 as one
from account
where event_id = 1
limit 1
