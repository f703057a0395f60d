insert into auth_event (id, name, auth_method, auth_method_config, extra_fields, census, status, created, real,
    num_successful_logins_allowed, location_id)
values (:id, :name, :auth_method, :auth_method_config, :extra_fields, :census, :status, :created, :real,
    :num_successful_logins_allowed, :location_id)
