update outbox
set state = 'delivered', delivered_at = :now, attempts = attempts + 1, last_error = null
where id = :id and state = 'queued'
