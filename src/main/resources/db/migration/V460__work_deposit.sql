-- what a platform's machine has brought for a piece of work and not yet handed in; of a field, one row a file
create table work_deposit (
  work_item varchar(64) not null,
  field varchar(60) not null,
  name varchar(130) not null,
  sha256 char(64) not null,
  size_bytes bigint not null,
  content longtext,
  stored_at datetime(6) not null,
  stored_by varchar(64) not null,
  primary key (work_item, field, name)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
