delete from limit_counter
where window_start < :before
