update signing_key
set state = 'retired'
where state = 'retiring' and not_after <= :now
