delete from activation_result
where expires_at < :now
