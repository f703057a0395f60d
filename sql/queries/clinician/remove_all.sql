delete from clinician
