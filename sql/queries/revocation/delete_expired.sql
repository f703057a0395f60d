delete from revocation
where expires_at < :now
