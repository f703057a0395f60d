insert into acl (account_id, object_type, perm, object_id, created, granted_by)
values (:account_id, :object_type, :perm, :object_id, :now, :granted_by)
on conflict (account_id, object_type, perm, object_id) do nothing
