select count(*) as number
from outbox
where state = 'dead' or (state = 'queued' and created < :before)
