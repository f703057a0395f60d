-- Begin immediate has locked already.
select 1 as locked
