insert into acl (account_id, object_type, perm, object_id, created, expires_at)
select id, :object_type, :perm, :object_id, :created, :expires_at
from account
where username = :username
