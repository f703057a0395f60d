update signing_key
set state = 'retiring', retired_at = :now, not_after = :not_after
where state = 'signing' and kid <> :successor
