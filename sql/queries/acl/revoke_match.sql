delete from acl
where account_id = :account_id and object_type = :object_type and perm = :perm and object_id in (:object_id, :or_id)
