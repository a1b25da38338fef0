-- A mail that came into the mailbox for applications. Nothing of what it says is kept here, nor who sent it.
create table mail_arrival (
  digest char(64) not null primary key comment 'of the mail as it came: taken in once, however often it is seen',
  case_ref varchar(100) not null comment 'the tender; empty where its subject names none',
  arrived_at datetime(6) not null,
  size_bytes bigint not null,
  outcome varchar(12) not null,
  rule varchar(60) not null comment 'why it was not taken; empty where it was',
  application varchar(20) comment 'number of the receipt',
  answered_at datetime(6),
  noted_by varchar(64),
  noted_at datetime(6),
  note varchar(300),
  index mail_arrival_of_tender (case_ref, arrived_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- One row: when a reading of the mailbox began that ended well. What is found later arrived later.
create table mailbox_read (
  id int not null primary key,
  read_at datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
