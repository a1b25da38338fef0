-- Who may open what is applied with: each holder's own key, locked under a secret that stands nowhere.
create table seal_holder (
  case_ref varchar(100) not null,
  account varchar(64) not null,
  unit_code varchar(40) not null,
  place int not null comment '1 to 3; the share of this number is the holder''s',
  sealing varchar(60) not null comment 'public key, Base64',
  memory_kib int not null,
  passes int not null,
  lanes int not null,
  salt varbinary(16) not null,
  locked varbinary(100) not null,
  registered_at datetime(6) not null,
  wrong_secrets int not null default 0 comment 'since the last right one',
  wrong_at datetime(6),
  primary key (case_ref, account),
  unique key seal_holder_unit (case_ref, unit_code),
  unique key seal_holder_place (case_ref, place)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A tender's public key; its private half is nowhere, only in shares.
create table seal_key (
  case_ref varchar(100) not null primary key,
  sealing varchar(60) not null,
  established_at datetime(6) not null,
  first_opener varchar(64),
  first_at datetime(6),
  second_opener varchar(64),
  opened_at datetime(6)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A share, sealed to one holder's key: its owner's from the beginning, the first opener's to the other two as well.
create table seal_share (
  case_ref varchar(100) not null,
  place int not null,
  sealed_to varchar(64) not null,
  sealed varbinary(200) not null,
  primary key (case_ref, place, sealed_to)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
