insert into subject_key (subject_kind, subject, sealed_key, created)
values (:kind, :subject, :sealed_key, :created)
on conflict (subject_kind, subject) do nothing
