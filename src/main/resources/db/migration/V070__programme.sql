create table programme (
  case_ref varchar(100) not null primary key,
  code varchar(60) not null,
  name varchar(200) not null,
  sponsor varchar(40) not null,
  plan_date date not null,
  budget decimal(18,2) not null,
  state varchar(30) not null,
  plan_round int not null,
  document_number varchar(100),
  issued_on date,
  spec longtext not null comment 'the programme as registered or revised, without its changes',
  registered_by varchar(100) not null,
  registered_at datetime(6) not null,
  version bigint not null,
  unique programme_code (code),
  index programme_newest (registered_at desc, case_ref desc)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table programme_step (
  id bigint not null auto_increment primary key,
  case_ref varchar(100) not null,
  round_no int not null,
  duty varchar(60) not null,
  unit varchar(40) not null,
  decision varchar(20),
  opinion varchar(4000),
  meeting varchar(200),
  held_on date,
  done_by varchar(100) not null,
  done_at datetime(6) not null,
  unique programme_step_once (case_ref, round_no, duty, unit),
  index programme_step_of (case_ref, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table programme_change (
  id bigint not null auto_increment primary key,
  case_ref varchar(100) not null,
  dated date not null,
  kind varchar(20) not null,
  platform varchar(40),
  phase int,
  voucher_type varchar(40),
  quantity int,
  days int,
  reason varchar(500) not null,
  document varchar(200),
  made_by varchar(100) not null,
  made_at datetime(6) not null,
  index programme_change_of (case_ref, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table programme_platform (
  case_ref varchar(100) not null,
  platform varchar(40) not null,
  pool decimal(18,2) not null,
  basis varchar(500) not null,
  appointed_by varchar(100) not null,
  appointed_at datetime(6) not null,
  primary key (case_ref, platform)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table programme_number (
  year_no int not null primary key,
  last_no int not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
