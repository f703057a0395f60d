insert into device (uuid, created, modified, created_by_, modified_by_, location_id, description, active)
values (:uuid, :created, :now, :by, :by, :location_id, :description, true)
