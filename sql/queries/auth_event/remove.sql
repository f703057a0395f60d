delete from auth_event
where id = :id
