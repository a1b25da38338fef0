-- A shop may be replaced by another: the one that is to take its place, under the name it was proposed with.
alter table shop_standing_change add column successor varchar(16);
alter table shop_standing_change add column successor_name varchar(200);
create index standing_change_successor on shop_standing_change (programme, successor);
