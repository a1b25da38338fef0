create table shop_counter (
  programme varchar(40) not null primary key,
  last_number int not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table recommendation (
  programme varchar(40) not null,
  round_no int not null,
  unit varchar(40) not null,
  required int not null,
  state varchar(10) not null,
  draft longtext,
  submitted_by varchar(64),
  submitted_at datetime(6),
  return_reason varchar(600),
  confirmed_by varchar(64),
  confirmed_at datetime(6),
  handed_over_at datetime(6),
  primary key (programme, round_no, unit)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table shop (
  programme varchar(40) not null,
  store_id varchar(16) not null,
  unit varchar(40) not null,
  round_no int not null,
  line_no int not null,
  name varchar(100) not null,
  credit_code varchar(18) not null,
  industry varchar(40) not null,
  address varchar(200) not null,
  above_declared boolean not null,
  above_confirmed boolean,
  phone varchar(40) not null,
  doubtful boolean not null,
  licence varchar(100),
  state varchar(12) not null,
  delivery varchar(60),
  precedence varchar(20) not null,
  duplicate_of varchar(16),
  remark varchar(600),
  primary key (programme, store_id),
  index shop_of_list (programme, unit, round_no, line_no),
  index shop_of_state (programme, state, store_id),
  index shop_of_delivery (delivery, precedence)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table delivery (
  id varchar(60) not null primary key,
  programme varchar(40) not null,
  round_no int not null,
  delivered_at datetime(6) not null,
  shops int not null,
  duplicates int not null,
  concluded_at datetime(6),
  unique key delivery_of_round (programme, round_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table delivery_review (
  delivery varchar(60) not null,
  desk varchar(60) not null,
  judged_by varchar(64) not null,
  judged_at datetime(6) not null,
  primary key (delivery, desk)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table shop_verdict (
  programme varchar(40) not null,
  store_id varchar(16) not null,
  desk varchar(60) not null,
  agreed boolean not null,
  criteria varchar(300) not null,
  reason varchar(600) not null,
  judged_by varchar(64) not null,
  judged_at datetime(6) not null,
  primary key (programme, store_id, desk)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table shop_commitment (
  programme varchar(40) not null,
  store_id varchar(16) not null,
  signed boolean not null,
  matching_offer varchar(600) not null,
  attachment varchar(100),
  reason varchar(600),
  registered_by varchar(64) not null,
  registered_at datetime(6) not null,
  primary key (programme, store_id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table shop_platform (
  programme varchar(40) not null,
  store_id varchar(16) not null,
  platform varchar(40) not null,
  merchant_no varchar(64) not null,
  listed boolean not null,
  onboarded_by varchar(64) not null,
  onboarded_at datetime(6) not null,
  primary key (programme, store_id, platform),
  unique key shop_by_merchant_no (programme, platform, merchant_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table directory_interval (
  id bigint auto_increment primary key,
  programme varchar(40) not null,
  platform varchar(40) not null,
  store_id varchar(16) not null,
  admitted_at datetime(6) not null,
  removed_at datetime(6),
  start_reason varchar(600) not null,
  end_reason varchar(600),
  opened_by varchar(64) not null,
  closed_by varchar(64),
  index interval_of_platform (programme, platform, store_id, admitted_at),
  index interval_of_shop (programme, store_id, admitted_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
