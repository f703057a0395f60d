select 1 as one
from pg_advisory_xact_lock(hashtext('signing_key'), 0)
