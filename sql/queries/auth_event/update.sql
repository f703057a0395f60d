update auth_event
set name = :name, auth_method = :auth_method, auth_method_config = :auth_method_config, extra_fields = :extra_fields,
    census = :census, real = :real, num_successful_logins_allowed = :num_successful_logins_allowed
where id = :id
