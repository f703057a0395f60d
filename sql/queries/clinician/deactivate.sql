update clinician
set login_active = false, modified = :now, modified_by_ = :by
where uuid = :uuid and login_active = true
