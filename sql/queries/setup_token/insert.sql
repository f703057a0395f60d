insert into setup_token (hash, created, expires_at)
values (:hash, :created, :expires_at)
