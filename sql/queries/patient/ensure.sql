insert into patient (uuid, created, modified, created_by_, modified_by_, patient_id)
values (:uuid, :now, :now, :by, :by, :patient_id)
on conflict (patient_id) do nothing
