-- What finance paid an expert for a review, once.
create table panel_fee (
  case_ref varchar(100) not null,
  code varchar(20) not null,
  amount decimal(18,2) not null,
  paid_on date not null,
  voucher_number varchar(60) not null,
  paid_by varchar(64) not null,
  recorded_at datetime(6) not null,
  primary key (case_ref, code)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
