select count, cast(window_start as text) as window_start
from limit_counter
where bucket = :bucket
