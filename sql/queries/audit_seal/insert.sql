insert into audit_seal (id, entry_id, previous_hash, hash, sealed_at)
values (:id, :entry_id, :previous_hash, :hash, :sealed_at)
