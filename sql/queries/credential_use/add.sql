insert into credential_use (subject_kind, subject, last_used_at, use_count, address)
values (:kind, :subject, :used_at, :use_count, :address)
on conflict (subject_kind, subject) do update set
    last_used_at = case when credential_use.last_used_at < excluded.last_used_at then excluded.last_used_at
        else credential_use.last_used_at end,
    use_count = credential_use.use_count + excluded.use_count,
    address = excluded.address
