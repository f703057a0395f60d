update signing_key
set state = 'signing', activated_at = :now
where kid = :kid and state = 'published'
