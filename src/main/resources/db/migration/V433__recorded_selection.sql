-- The result of a selection that another system ran, as it is recorded and checked here; every round stays.
create table recorded_selection (
  case_ref varchar(100) not null,
  round_no int not null,
  system_name varchar(100) not null,
  project varchar(60) not null,
  announced_on date not null,
  deadline datetime(6) not null,
  result_on date not null,
  paper varchar(36) not null,
  state varchar(12) not null,
  recorded_by varchar(64) not null,
  recorded_at datetime(6) not null,
  decided_by varchar(64),
  decided_at datetime(6),
  primary key (case_ref, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table recorded_lot (
  case_ref varchar(100) not null,
  round_no int not null,
  lot varchar(40) not null,
  received int not null,
  eligible int not null,
  primary key (case_ref, round_no, lot)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table recorded_winner (
  case_ref varchar(100) not null,
  round_no int not null,
  place varchar(40) not null,
  enterprise varchar(200) not null,
  credit_code varchar(18) not null,
  primary key (case_ref, round_no, place)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
