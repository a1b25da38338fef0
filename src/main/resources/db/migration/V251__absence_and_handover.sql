create index work_draft_person on work_draft (account, work_item);

create table work_absence (
  id varchar(36) not null primary key,
  account varchar(64) not null,
  name varchar(120) not null,
  deputy varchar(64) not null,
  deputy_name varchar(120) not null,
  first_day date not null,
  last_day date not null,
  duties varchar(1000) not null comment 'comma separated; empty for all',
  reason varchar(200) not null,
  recorded_at datetime(6) not null,
  ended_at datetime(6),
  index work_absence_person (account, last_day),
  index work_absence_deputy (deputy, last_day)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_handover (
  id varchar(36) not null primary key,
  account varchar(64) not null,
  name varchar(120) not null,
  unit varchar(40) not null,
  successor varchar(64) not null,
  successor_name varchar(120) not null,
  effective_day date not null,
  note varchar(600) not null,
  recorded_by varchar(64) not null,
  recorded_by_name varchar(120) not null,
  recorded_at datetime(6) not null,
  state varchar(10) not null,
  ended_at datetime(6),
  content longtext not null comment 'what was handed over, as it was printed',
  index work_handover_due (state, effective_day),
  index work_handover_unit (unit, recorded_at, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
