update device
set location_id = :location_id, description = :description, active = :active, modified = :now, modified_by_ = :by
where uuid = :uuid
