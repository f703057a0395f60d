-- Whoever changes a clinician holds the row until the end of the transaction.
select uuid
from clinician
where clinician_id = :clinician_id
for update
