-- A suspension may end on a day stated beforehand; ended_at says when nothing is left to do about that day.
alter table shop_standing_change add column until_at datetime(6);
alter table shop_standing_change add column ended_at datetime(6);
create index standing_change_ending on shop_standing_change (kind, state, ended_at, until_at);

-- Whoever left at its own wish was not sanctioned.
update shop set state = 'LEFT' where state = 'REMOVED' and exists (select 1 from shop_standing_change c where c.programme = shop.programme
  and c.store_id = shop.store_id and c.kind = 'LEAVE' and c.state = 'AGREED');
