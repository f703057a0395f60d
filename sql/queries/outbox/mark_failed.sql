update outbox
set state = :state, attempts = attempts + 1, next_attempt_at = :next_attempt_at, last_error = :last_error
where id = :id and state = 'queued'
