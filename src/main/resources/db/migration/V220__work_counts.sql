-- How much lies in each tray, kept by every step, since counting a tray would read all of it.
create table work_count (
  tray varchar(10) not null comment 'OPEN by group; CLAIMED and DONE by account',
  holder varchar(80) not null,
  slot int not null comment 'spreads a group over several rows, so that steps of different programmes do not wait for each other',
  items bigint not null,
  primary key (tray, holder, slot)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

insert into work_count (tray, holder, slot, items)
  select 'OPEN', group_code, 0, count(*) from work_item where state = 'OPEN' group by group_code;
insert into work_count (tray, holder, slot, items)
  select 'CLAIMED', assignee, 0, count(*) from work_item where state = 'CLAIMED' group by assignee;
insert into work_count (tray, holder, slot, items)
  select 'DONE', done_by, 0, count(*) from work_item where state = 'DONE' group by done_by;

-- Whose turn it is in one programme, without reading what is done there.
create index work_item_turn on work_item (root_ref, state, created_at, id);
drop index work_item_case on work_item;

-- Who did something last, without reading all that was done.
create index work_item_duty on work_item (root_ref, duty, done_at, id);
