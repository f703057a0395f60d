-- An erased subject that comes back gets a new key; a key in use is never replaced.
insert into subject_key (subject_kind, subject, sealed_key, created)
values (:kind, :subject, :sealed_key, :created)
on conflict (subject_kind, subject) do update set
    sealed_key = excluded.sealed_key, created = excluded.created, erased_at = null
where subject_key.erased_at is not null
