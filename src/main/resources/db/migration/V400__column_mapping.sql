-- how a platform's own layout is read as the contract's; a version never changes
create table ledger_mapping (
  id bigint not null auto_increment primary key,
  programme varchar(40) not null,
  platform varchar(64) not null,
  kind varchar(12) not null,
  name varchar(60) not null,
  version int not null,
  content longtext not null,
  saved_at datetime(6) not null,
  saved_by varchar(100) not null,
  retired boolean not null,
  unique ledger_mapping_version (programme, platform, kind, name, version)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- which version translates a file; what was made of it, once it is made
create table ledger_translation (
  original char(36) not null primary key,
  mapping bigint not null,
  translated char(36),
  row_count bigint not null default 0,
  skipped bigint not null default 0,
  faulty bigint not null default 0,
  translated_at datetime(6),
  index ledger_translation_mapping (mapping)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
