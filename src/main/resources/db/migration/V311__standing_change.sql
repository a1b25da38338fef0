-- What is asked and decided about a shop's standing once it is admitted; the directory's intervals say what came of it.
create table shop_standing_change (
  id varchar(64) not null primary key,
  programme varchar(40) not null,
  store_id varchar(16) not null,
  kind varchar(10) not null,
  moment_at datetime(6) not null,
  reason varchar(600) not null,
  heard varchar(1200) not null,
  evidence varchar(64),
  sponsor varchar(40) not null,
  asked_by varchar(64) not null,
  asked_by_name varchar(80) not null,
  asked_at datetime(6) not null,
  state varchar(10) not null,
  decided_by varchar(64),
  decided_by_name varchar(80),
  decided_at datetime(6),
  remark varchar(600) not null,
  index standing_change_of_shop (programme, store_id, asked_at),
  index standing_change_waiting (programme, state, asked_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
