update signing_key
set state = 'retired', retired_at = coalesce(retired_at, :now), not_after = :now
where kid = :kid and state in ('published', 'retiring')
