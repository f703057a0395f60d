delete from clinician_group
