select hashed_authorisation_code, authorisation_code_salt, active, lost
from device
where uuid = :uuid
