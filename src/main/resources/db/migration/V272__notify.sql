create table notify_message (
  id varchar(120) not null primary key,
  kind varchar(12) not null,
  target varchar(80) not null comment 'an account or a group',
  subject varchar(200) not null,
  link varchar(200) not null,
  created_at datetime(6) not null,
  expanded boolean not null,
  index notify_message_of_target (target, created_at),
  index notify_message_waiting (expanded, created_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table notify_delivery (
  message varchar(120) not null,
  account varchar(64) not null,
  channel varchar(20) not null,
  state varchar(10) not null,
  attempts int not null,
  next_at datetime(6) not null,
  sent_at datetime(6),
  fault varchar(300),
  primary key (message, account, channel),
  index notify_delivery_due (state, next_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table notify_person (
  account varchar(64) not null primary key,
  mail varchar(200) not null,
  mobile varchar(20) not null,
  by_mail boolean not null,
  by_sms boolean not null,
  by_chat boolean not null,
  singles boolean not null,
  digest boolean not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table notify_read (
  account varchar(64) not null primary key,
  read_until datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
