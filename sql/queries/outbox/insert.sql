insert into outbox (channel, destination, message_id, headers, payload, correlation_id, created, state, next_attempt_at)
values (:channel, :destination, :message_id, :headers, :payload, :correlation_id, :now, 'queued', :now)
