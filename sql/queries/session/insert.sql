insert into session (sid_hash, account_id, created, last_used, expires_at, absolute_expires_at, address, user_agent)
values (:sid_hash, :account_id, :now, :now, :expires_at, :absolute_expires_at, :address, :user_agent)
