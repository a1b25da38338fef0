create table list_import_line (
  list_import varchar(36) not null,
  seq int not null,
  name varchar(1000) not null,
  credit_code varchar(1000) not null,
  industry varchar(1000) not null,
  address varchar(1000) not null,
  above_threshold varchar(1000) not null,
  phone varchar(1000) not null,
  code_key varchar(18),
  primary key (list_import, seq)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
