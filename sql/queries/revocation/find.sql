select cast(max(created) as text) as created
from revocation
where (kind = 'jti' and value = :jti) or (kind = :subject_kind and value = :subject)
