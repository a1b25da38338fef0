create table org_unit (
  code varchar(40) not null primary key,
  name varchar(120) not null,
  short_name varchar(60) not null,
  kind varchar(40) not null,
  position int not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table person (
  account varchar(64) not null primary key,
  display_name varchar(120) not null,
  unit_code varchar(40) not null,
  active boolean not null,
  index person_unit (unit_code, account)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table person_post (
  group_code varchar(80) not null,
  account varchar(64) not null,
  primary key (group_code, account),
  index person_post_account (account)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
