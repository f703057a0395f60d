select count(*) as number
from clinician
where contract_expiry_eod_date >= :contract_from and contract_expiry_eod_date < :contract_before and login_active = true
