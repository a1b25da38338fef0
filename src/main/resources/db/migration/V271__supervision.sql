create table supervision_opinion (
  case_ref varchar(100) not null primary key,
  programme varchar(40) not null,
  number_no int not null,
  against_ref varchar(100) not null,
  step_name varchar(100) not null,
  unit varchar(40) not null,
  content longtext not null,
  raised_by varchar(64) not null,
  raised_at datetime(6) not null,
  state varchar(10) not null,
  unique key supervision_opinion_number (programme, number_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table supervision_reply (
  case_ref varchar(100) not null,
  round_no int not null,
  content longtext not null,
  attachment varchar(64),
  replied_by varchar(64) not null,
  replied_at datetime(6) not null,
  accepted boolean,
  remark longtext,
  primary key (case_ref, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
