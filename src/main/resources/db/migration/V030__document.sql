create table attachment (
  id char(36) not null primary key,
  case_ref varchar(100) not null,
  name varchar(200) not null,
  size_bytes bigint not null,
  media_type varchar(100) not null,
  sha256 char(64) not null,
  stored_by varchar(100) not null,
  stored_at datetime(6) not null,
  index attachment_of_case (case_ref, stored_at, id),
  index attachment_digest (sha256)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
