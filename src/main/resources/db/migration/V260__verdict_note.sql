create table verdict_note (
  delivery varchar(60) not null,
  desk varchar(60) not null,
  store_id varchar(16) not null,
  agreed boolean,
  criteria varchar(300) not null,
  site_check boolean not null,
  reason varchar(600) not null,
  revision int not null,
  saved_by varchar(64) not null,
  saved_by_name varchar(100) not null,
  saved_at datetime(6) not null,
  primary key (delivery, desk, store_id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

alter table shop_verdict add column site_check boolean not null default false;
