insert into setting (name, value, modified, modified_by_)
values (:name, :value, :now, :by)
on conflict (name) do update set value = :value, modified = :now, modified_by_ = :by
