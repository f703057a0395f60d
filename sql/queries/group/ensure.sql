insert into "group" (uuid, created, modified, created_by_, modified_by_, name)
values (:uuid, :now, :now, :by, :by, :name)
on conflict (name) do nothing
