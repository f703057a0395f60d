insert into limit_counter (bucket, window_start, count)
values (:bucket, :now, 1)
on conflict (bucket) do update set
    count = case when limit_counter.window_start <= :window_end then 1 else limit_counter.count + 1 end,
    window_start = case when limit_counter.window_start <= :window_end then :now else limit_counter.window_start end
returning count
