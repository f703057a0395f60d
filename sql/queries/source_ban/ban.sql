update source_ban set banned_until = :until
where bucket = :bucket
