select pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(:channel)) as leads
