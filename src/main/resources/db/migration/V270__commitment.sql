create table commitment_photo (
  attachment varchar(64) not null primary key,
  programme varchar(40) not null,
  unit varchar(40) not null,
  store_id varchar(16) comment 'null until somebody says whose letter it is',
  stored_by varchar(64) not null,
  stored_at datetime(6) not null,
  index commitment_photo_of_unit (programme, unit, stored_at),
  index commitment_photo_of_shop (programme, store_id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table commitment_link (
  token_hash char(64) not null primary key comment 'SHA-256 of the token; the token itself is nowhere',
  programme varchar(40) not null,
  unit varchar(40) not null,
  store_id varchar(16) not null,
  issued_by varchar(64) not null,
  issued_at datetime(6) not null,
  expires_at datetime(6) not null,
  signer varchar(60),
  matching_offer varchar(600),
  signed_at datetime(6),
  index commitment_link_of_unit (programme, unit, store_id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table price_sample (
  id bigint auto_increment primary key,
  programme varchar(40) not null,
  unit varchar(40) not null,
  store_id varchar(16) not null,
  item varchar(100) not null,
  price decimal(12,2) not null,
  taken_on date not null,
  attachment varchar(64) not null,
  recorded_by varchar(64) not null,
  recorded_at datetime(6) not null,
  unique key price_sample_of_shop (programme, store_id, item, taken_on),
  index price_sample_of_unit (programme, unit, store_id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
