-- One migrator at a time, until the end of its transaction; it may take as long as it needs.
select cast(pg_advisory_xact_lock(7021963) as text) as locked,
    set_config('lock_timeout', '0', true) as lock_timeout,
    set_config('statement_timeout', '0', true) as statement_timeout
