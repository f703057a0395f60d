delete from used_proof
where expires_at < :now
