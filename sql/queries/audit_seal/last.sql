select id, hash
from audit_seal
order by id desc
limit 1
