-- Rows beside those of the fixture: what they hold is copied from one that was loaded, so that nothing is hashed 10,000 times.
-- Both engines.
insert into patient (uuid, created, modified, created_by_, modified_by_, patient_id, hashed_authorisation_code,
    authorisation_code_salt)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 10000)
select 'bench-' || n, p.created, p.modified, p.created_by_, p.modified_by_, 'many-' || n, p.hashed_authorisation_code,
    p.authorisation_code_salt
from numbers, patient p
where p.patient_id = 'phone-0';

insert into device (uuid, created, modified, created_by_, modified_by_, location_id, description)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 100000)
select 'bench-' || n, d.created, d.modified, d.created_by_, d.modified_by_, 'ward ' || (n % 40),
    'Tablet ' || (n * 7919 % 100003)
from numbers, device d
where d.uuid = 'tablet-0';

analyze;
