create table clock_offset (
  id int not null primary key,
  offset_ms bigint not null,
  turned_at datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table holiday_year (
  year_no int not null primary key,
  content longtext not null,
  loaded_at datetime(6) not null,
  loaded_by varchar(100) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table deadline (
  case_ref varchar(100) not null,
  deadline_key varchar(60) not null,
  root_ref varchar(100) not null,
  rule_text varchar(20) not null comment 'WD5, CD3 or AT',
  basis varchar(500) not null,
  starts_at datetime(6) not null,
  ends_at datetime(6) not null,
  calendar_version varchar(100) not null,
  provisional boolean not null,
  set_at datetime(6) not null,
  primary key (case_ref, deadline_key),
  index deadline_by_root (root_ref, ends_at, case_ref, deadline_key),
  index deadline_running (rule_text, ends_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
