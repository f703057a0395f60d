select key_hash, sealed_result
from activation_result
where code_hash in (:code, :other_code) and expires_at > :now
