alter table work_item add column opened_at datetime(6);

create table work_taken_back (
  work_item varchar(64) not null primary key,
  root_ref varchar(40) not null,
  account varchar(64) not null,
  name varchar(200) not null,
  reason varchar(600) not null,
  at datetime(6) not null,
  index work_taken_back_case (root_ref, at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_correction (
  id varchar(36) not null primary key,
  work_item varchar(64) not null,
  root_ref varchar(40) not null,
  unit varchar(40) not null,
  field varchar(80) not null,
  label varchar(120) not null,
  before_text longtext not null,
  after_text longtext not null,
  reason varchar(600) not null,
  account varchar(64) not null,
  name varchar(200) not null,
  at datetime(6) not null,
  state varchar(10) not null,
  decided_by varchar(64),
  decided_by_name varchar(200) not null,
  decided_at datetime(6),
  remark varchar(600) not null,
  index work_correction_item (work_item, at, id),
  index work_correction_case (root_ref, at, id),
  index work_correction_unit (unit, state, at, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
