insert into patient_record (patient_id, sealed, created, modified, created_by_, modified_by_, location_id)
values (:patient_id, :sealed, :now, :now, :by, :by, :location_id)
on conflict (patient_id) do update set
    sealed = excluded.sealed, modified = excluded.modified, modified_by_ = excluded.modified_by_,
    location_id = excluded.location_id, version = patient_record.version + 1
