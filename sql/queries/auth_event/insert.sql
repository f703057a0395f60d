insert into auth_event (name, auth_method, auth_method_config, extra_fields, census, status, created, based_in, real,
    num_successful_logins_allowed, created_by_)
values (:name, :auth_method, :auth_method_config, :extra_fields, :census, 'notstarted', :now, :based_in, :real,
    :num_successful_logins_allowed, :by)
returning id
