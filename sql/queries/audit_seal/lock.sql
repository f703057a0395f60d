select pg_try_advisory_xact_lock(hashtext('audit_seal'), 0) as is_ours
