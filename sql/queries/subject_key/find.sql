select sealed_key
from subject_key
where subject_kind = :kind and subject = :subject and erased_at is null
