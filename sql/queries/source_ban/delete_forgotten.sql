delete from source_ban
where forgotten_at < :now
