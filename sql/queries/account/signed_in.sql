update account
set last_login = :now, failed_logins = 0, locked_until = null
where id = :id
