-- A call for platforms: what is asked for is frozen in terms when it is drafted; the file may change, a published call may not.
create table tender (
  case_ref varchar(100) not null primary key,
  programme varchar(40) not null,
  state varchar(12) not null,
  subject varchar(120) not null,
  introduction varchar(4000) not null,
  terms longtext not null,
  deadline datetime(6) not null,
  deadline_basis varchar(400) not null,
  drafted_by varchar(64) not null,
  drafted_at datetime(6) not null,
  approved_by varchar(64),
  approved_at datetime(6),
  notice varchar(20),
  announced_at datetime(6),
  closed_at datetime(6),
  opened_at datetime(6),
  outcome varchar(12),
  ended_at datetime(6),
  index tender_of_programme (programme, drafted_at),
  index tender_by_state (state, deadline)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- Every move of a deadline, with the reason that was published.
create table tender_deadline_move (
  case_ref varchar(100) not null,
  moved_at datetime(6) not null,
  moved_from datetime(6) not null,
  moved_to datetime(6) not null,
  reason varchar(1000) not null,
  confirm_again boolean not null,
  moved_by varchar(64) not null,
  primary key (case_ref, moved_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table tender_question (
  id varchar(36) not null primary key,
  case_ref varchar(100) not null,
  asked_by varchar(64) not null,
  asked_at datetime(6) not null,
  question varchar(1000) not null,
  answer varchar(2000),
  answered_by varchar(64),
  answered_at datetime(6),
  index question_of_tender (case_ref, asked_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
