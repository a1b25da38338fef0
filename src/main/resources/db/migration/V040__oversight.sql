create table trail_head (
  chain varchar(100) not null primary key,
  seq bigint not null,
  hash char(64) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table trail_entry (
  chain varchar(100) not null,
  seq bigint not null,
  at datetime(6) not null,
  fact varchar(100) not null,
  about varchar(100) not null,
  actor varchar(100) not null,
  content longtext not null comment 'canonical JSON, kept to the letter: the digest is over these characters',
  salt char(32) not null,
  content_digest char(64) not null,
  prev_hash char(64) not null,
  hash char(64) not null,
  primary key (chain, seq),
  index trail_entry_about (about, seq)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
