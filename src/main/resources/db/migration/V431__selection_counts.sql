create table tender_lot_count (
  id bigint not null auto_increment primary key,
  case_ref varchar(100) not null,
  lot varchar(40) not null,
  stage varchar(12) not null,
  applicants int not null,
  outcome varchar(12) not null,
  basis varchar(400) not null,
  note varchar(400),
  index lot_count_of_tender (case_ref, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- One line per application and condition; a later round replaces it, the facts keep what was said before.
create table eligibility_verdict (
  case_ref varchar(100) not null,
  application varchar(40) not null,
  condition_code varchar(40) not null,
  verdict varchar(8) not null,
  reason varchar(1000) not null,
  round_no int not null,
  judged_by varchar(64) not null,
  judged_at datetime(6) not null,
  primary key (case_ref, application, condition_code)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A list of debarred enterprises as it was queried; the file is kept.
create table debarment_list (
  case_ref varchar(100) not null,
  name varchar(100) not null,
  queried_on date not null,
  attachment varchar(40) not null,
  sha256 char(64) not null,
  row_count int not null,
  read_by varchar(64) not null,
  read_at datetime(6) not null,
  primary key (case_ref, name)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table debarment_hit (
  case_ref varchar(100) not null,
  name varchar(100) not null,
  application varchar(40) not null,
  line_no int not null,
  primary key (case_ref, name, application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table tender_award (
  case_ref varchar(100) not null,
  place varchar(40) not null,
  round_no int not null,
  lot varchar(40) not null,
  application varchar(40) not null,
  enterprise varchar(200) not null,
  reason varchar(2000) not null,
  state varchar(12) not null,
  proposed_by varchar(64) not null,
  proposed_at datetime(6) not null,
  decided_by varchar(64),
  decided_at datetime(6),
  primary key (case_ref, place, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
