insert into patient_record (patient_id, sealed, second_identifier_hash, created, modified, created_by_, modified_by_,
    location_id)
values (:patient_id, :sealed, :hash, :now, :now, :by, :by, :location_id)
on conflict (patient_id) do update set
    second_identifier_hash = excluded.second_identifier_hash, modified = excluded.modified,
    modified_by_ = excluded.modified_by_, version = patient_record.version + 1
