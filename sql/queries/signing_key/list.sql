select kid, algorithm, state, sealed_private, cast(created as text) as created,
    cast(activated_at as text) as activated_at, cast(retired_at as text) as retired_at,
    cast(not_after as text) as not_after
from signing_key
order by created, kid
