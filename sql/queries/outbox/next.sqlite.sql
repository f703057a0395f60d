select id, destination, message_id, headers, payload, correlation_id, cast(created as text) as created, attempts
from outbox
where channel = :channel and state = 'queued'
order by id
limit 1
