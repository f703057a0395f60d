-- What tells a right authorisation code without scrypt, and whether an activation was used yet.

alter table patient add column authorisation_tag bytea null;
alter table patient add column first_used_at timestamp null;
alter table device add column authorisation_tag bytea null;
alter table device add column first_used_at timestamp null;
