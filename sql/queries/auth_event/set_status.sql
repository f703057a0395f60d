update auth_event
set status = :status
where id = :id and status <> :status
