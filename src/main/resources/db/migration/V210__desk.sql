-- which units are told of a decision, and who has read it
create table work_copy (
  unit varchar(40) not null,
  work_item varchar(64) not null,
  done_at datetime(6) not null,
  done_by varchar(64) not null,
  primary key (unit, work_item),
  index work_copy_newest (unit, done_at, work_item)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_read (
  account varchar(64) not null,
  work_item varchar(64) not null,
  read_at datetime(6) not null,
  primary key (account, work_item)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- the browser's own number for one submission, so that a second click or a repeated request is known for what it is
alter table work_answer add column submit_key varchar(64);

create index work_item_kind on work_item (group_code, root_ref, task, name);
create index work_item_took_part on work_item (case_ref, unit);
