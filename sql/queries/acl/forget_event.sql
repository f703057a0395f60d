delete from acl
where (object_type = 'AuthEvent' and object_id = :object_id)
    or (object_type = 'UserData' and object_id in (select cast(id as varchar) from account where event_id = :id))
