insert into patient_identifier (patient_id, type, value_hash, sealed_value)
values (:patient_id, :type, :value_hash, :sealed_value)
