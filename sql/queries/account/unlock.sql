update account
set failed_logins = 0, locked_until = null, is_active = true
where id = :id
