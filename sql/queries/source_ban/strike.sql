insert into source_ban (bucket, strikes, forgotten_at)
values (:bucket, 1, :forgotten_at)
on conflict (bucket) do update set
    strikes = case when source_ban.forgotten_at <= :now then 1 else source_ban.strikes + 1 end,
    forgotten_at = :forgotten_at
returning strikes
