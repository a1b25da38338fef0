create table work_item (
  id varchar(64) not null primary key,
  case_ref varchar(100) not null,
  root_ref varchar(40) not null,
  process varchar(40) not null,
  task varchar(60) not null,
  name varchar(100) not null,
  subject varchar(120) not null,
  duty varchar(60) not null,
  apart varchar(600) not null,
  group_code varchar(80) not null,
  unit varchar(40) not null,
  unit_name varchar(80) not null,
  form varchar(80) not null,
  context longtext not null,
  sender varchar(80) not null,
  created_at datetime(6) not null,
  due_at datetime(6) not null,
  due_provisional boolean not null,
  due_basis varchar(300) not null,
  state varchar(10) not null,
  assignee varchar(64),
  assignee_name varchar(80),
  done_at datetime(6),
  done_by varchar(64),
  done_by_name varchar(80),
  decision varchar(40),
  end_reason varchar(300),
  index work_item_queue (group_code, state, due_at, id),
  index work_item_mine (assignee, state, due_at, id),
  index work_item_done (done_by, done_at, id),
  index work_item_case (root_ref, created_at, id),
  index work_item_apart (root_ref, done_by, duty)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_answer (
  work_item varchar(64) not null primary key,
  account varchar(64) not null,
  answered_at datetime(6) not null,
  content longtext not null,
  opinion longtext,
  offline_decided_by varchar(80),
  offline_decided_on date,
  offline_document varchar(120),
  offline_attachment varchar(64)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_draft (
  work_item varchar(64) not null,
  account varchar(64) not null,
  content longtext not null,
  saved_at datetime(6) not null,
  primary key (work_item, account)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
