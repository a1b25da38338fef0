create table ledger_file (
  id bigint not null auto_increment primary key,
  programme varchar(40) not null,
  platform varchar(64) not null,
  phase int,
  kind varchar(12) not null,
  name varchar(200) not null,
  sha256 char(64) not null,
  size_bytes bigint not null,
  attachment char(36) not null,
  received_at datetime(6) not null,
  received_by varchar(100) not null,
  unique ledger_file_digest (programme, platform, sha256),
  index ledger_file_of_platform (programme, platform, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table ledger_judgement (
  id bigint not null auto_increment primary key,
  programme varchar(40) not null,
  platform varchar(64) not null,
  frozen_phase int,
  judged_at datetime(6) not null,
  claim_rows bigint not null,
  claims_accepted bigint not null,
  redemption_rows bigint not null,
  redemptions_accepted bigint not null,
  refund_rows bigint not null,
  refunds_accepted bigint not null,
  redeemed decimal(18,2) not null,
  refunded decimal(18,2) not null,
  net decimal(18,2) not null,
  figures longtext not null,
  refused longblob not null,
  unique ledger_judgement_freeze (programme, platform, frozen_phase),
  index ledger_judgement_of_platform (programme, platform, id)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table ledger_judged_file (
  judgement bigint not null,
  ledger_file bigint not null,
  primary key (judgement, ledger_file)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
