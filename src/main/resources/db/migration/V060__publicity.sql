create table board_counter (
  root_ref varchar(40) not null,
  kind varchar(20) not null,
  last_number int not null,
  primary key (root_ref, kind)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

insert into board_counter (root_ref, kind, last_number) values ('HOUSE', 'FIRST', 0);

create table notice (
  id bigint auto_increment primary key,
  about_ref varchar(100) not null,
  root_ref varchar(40) not null,
  notice_type varchar(20) not null,
  state varchar(10) not null,
  title varchar(200) not null,
  body longtext not null,
  drafted_by varchar(64) not null,
  drafted_at datetime(6) not null,
  checked_by varchar(64),
  checked_at datetime(6),
  signed_by varchar(64),
  signed_at datetime(6),
  return_reason varchar(600),
  corrects bigint,
  notice_number varchar(40),
  published_at datetime(6),
  unique key notice_by_number (root_ref, notice_number),
  index notice_board (state, published_at desc, id desc),
  index notice_of_programme (root_ref, state, published_at desc, id desc),
  index notice_corrections (corrects, state, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table publicity (
  id bigint auto_increment primary key,
  about_ref varchar(100) not null,
  root_ref varchar(40) not null,
  notice bigint not null,
  opened_at datetime(6) not null,
  ends_at datetime(6) not null,
  rule_text varchar(200) not null,
  basis_citation varchar(300) not null,
  basis_from date,
  basis_until date,
  parties longtext not null,
  decided_by varchar(64) not null,
  excluded longtext not null,
  state varchar(10) not null,
  upheld boolean not null,
  closed_at datetime(6),
  unique key publicity_of_notice (notice),
  index publicity_running (state, ends_at, id),
  index publicity_of_programme (root_ref, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table objection (
  id bigint auto_increment primary key,
  publicity bigint not null,
  case_ref varchar(100) not null,
  receipt varchar(60) not null,
  state varchar(15) not null,
  objector_name varchar(100) not null,
  objector_contact varchar(100) not null,
  grounds longtext not null,
  evidence longtext not null,
  filed_at datetime(6) not null,
  recorded_by varchar(64) not null,
  admitted_by varchar(64),
  admitted_at datetime(6),
  investigated_by varchar(64),
  investigated_at datetime(6),
  findings longtext,
  decided_by varchar(64),
  decided_at datetime(6),
  reason longtext,
  unique key objection_case (case_ref),
  unique key objection_receipt (receipt),
  index objection_of_publicity (publicity, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
