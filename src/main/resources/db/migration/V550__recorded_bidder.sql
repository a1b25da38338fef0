-- Who bid in a selection that another system ran; the receipt is what a bidder shows to query the result.
create table recorded_bidder (
  case_ref varchar(100) not null,
  round_no int not null,
  place int not null,
  enterprise varchar(200) not null,
  credit_code varchar(18) not null,
  receipt varchar(20) not null,
  primary key (case_ref, round_no, place)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
create index recorded_bidder_receipt on recorded_bidder (receipt);
