-- What follows the publicity of a proposed award: letters, the split of the fund, agreements and what a winner prepares.
create table award_letter (
  application varchar(20) not null,
  round_no int not null,
  tender varchar(100) not null,
  won boolean not null,
  enterprise varchar(200) not null,
  body varchar(4000) not null,
  issued_at datetime(6) not null,
  received_at datetime(6),
  received_by varchar(64),
  primary key (application, round_no),
  index letters_of_tender (tender, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table award_split (
  tender varchar(100) not null,
  round_no int not null,
  reason varchar(500) not null,
  state varchar(12) not null,
  proposed_by varchar(64) not null,
  proposed_at datetime(6) not null,
  checked_by varchar(64),
  checked_at datetime(6),
  decided_by varchar(64),
  decided_at datetime(6),
  primary key (tender, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table award_share (
  tender varchar(100) not null,
  round_no int not null,
  platform varchar(40) not null,
  phase int not null,
  voucher_type varchar(40) not null,
  quantity int not null,
  primary key (tender, round_no, platform, phase, voucher_type)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- One for each place and each time it was won; case_ref is the case that concludes it.
create table award_agreement (
  case_ref varchar(100) not null primary key,
  tender varchar(100) not null,
  place varchar(40) not null,
  application varchar(20) not null,
  enterprise varchar(200) not null,
  amount decimal(18,2) not null,
  body longtext not null,
  state varchar(12) not null,
  drawn_at datetime(6) not null,
  until_at datetime(6) not null,
  answered_by varchar(64),
  answered_at datetime(6),
  reason varchar(1000),
  paper varchar(36),
  signed_by varchar(64),
  signed_at datetime(6),
  filed_with varchar(100),
  filing_number varchar(60),
  filed_on date,
  filed_by varchar(64),
  implementation_plan varchar(36),
  emergency_plan varchar(36),
  planned_by varchar(64),
  planned_at datetime(6),
  tested_on date,
  test_report varchar(36),
  tested_by varchar(64),
  accepted_by varchar(64),
  accepted_at datetime(6),
  index agreements_of_tender (tender, drawn_at),
  index agreements_of_application (application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
