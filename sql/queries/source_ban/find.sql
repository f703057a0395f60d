select cast(banned_until as text) as banned_until
from source_ban
where bucket = :bucket and banned_until > :now
