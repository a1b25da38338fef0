-- Who was asked to sit on a panel, in the order in which they were asked, and what became of it.
create table panel_member (
  case_ref varchar(100) not null,
  code varchar(20) not null,
  number int not null,
  account varchar(64) not null,
  display_name varchar(120) not null,
  kind varchar(16) not null,
  state varchar(12) not null,
  asked_at datetime(6) not null,
  answered_at datetime(6),
  reason varchar(400),
  primary key (case_ref, code),
  constraint panel_member_account unique (case_ref, account)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
