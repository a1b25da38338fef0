alter table work_item modify column sender varchar(200) not null;
alter table work_item modify column assignee_name varchar(200);
alter table work_item modify column done_by_name varchar(200);
alter table work_item add column acting_for varchar(64);
create index work_item_acting on work_item (acting_for, state, due_at, id);
create index work_item_acted on work_item (root_ref, acting_for, duty);

create table work_help (
  id varchar(36) not null primary key,
  work_item varchar(64) not null,
  root_ref varchar(40) not null,
  duty varchar(60) not null,
  kind varchar(10) not null comment 'ASSIST or COSIGN',
  asker varchar(64) not null,
  asker_name varchar(200) not null,
  helper varchar(64) not null,
  helper_name varchar(200) not null,
  question varchar(600) not null,
  asked_at datetime(6) not null,
  state varchar(10) not null,
  verdict varchar(10) not null,
  reply varchar(2000) not null,
  ended_at datetime(6),
  index work_help_item (work_item, asked_at, id),
  index work_help_helper (helper, state, asked_at, id),
  index work_help_case (root_ref, asked_at, id),
  index work_help_apart (root_ref, helper, duty)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table work_transfer (
  id varchar(36) not null primary key,
  work_item varchar(64) not null,
  root_ref varchar(40) not null,
  from_account varchar(64) not null,
  from_name varchar(200) not null,
  to_account varchar(64) not null,
  to_name varchar(200) not null,
  reason varchar(600) not null,
  at datetime(6) not null,
  index work_transfer_item (work_item, at),
  index work_transfer_case (root_ref, at, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
