-- A tablet's description and location are as long as their sender likes (activation contract 7.8); an index entry is not. Both
-- are found by their first 200 characters. The SQLite twin differs in the collation of the search index.

drop index device_description_search_idx;
create index device_description_search_idx on device (lower(substr(description, 1, 200)) collate "C");
drop index device_location_id_idx;
create index device_location_id_idx on device (substr(location_id, 1, 200), created, uuid);
