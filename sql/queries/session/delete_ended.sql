delete from session
where absolute_expires_at < :before
