create table settlement_drawdown (
  id varchar(100) not null primary key,
  programme varchar(40) not null,
  drawdown_no int not null,
  phase int not null,
  state varchar(12) not null,
  amount decimal(18,2) not null,
  budget_document varchar(200) not null,
  subject varchar(200) not null,
  requested_by varchar(64) not null,
  requested_at datetime(6) not null,
  voucher_number varchar(100),
  bank_receipt varchar(100),
  paid_on date,
  paid_by varchar(64),
  version bigint not null,
  unique settlement_drawdown_no (programme, drawdown_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_payee (
  drawdown varchar(100) not null,
  line_no int not null,
  platform varchar(40) not null,
  amount decimal(18,2) not null,
  account_name varchar(200),
  bank varchar(200),
  account_number varchar(60),
  primary key (drawdown, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_phase (
  id varchar(100) not null primary key,
  programme varchar(40) not null,
  phase int not null,
  state varchar(12) not null,
  round int not null,
  judged_at datetime(6) not null,
  frozen_at datetime(6),
  carried_over decimal(18,2) not null,
  unallocated decimal(18,2) not null,
  approved_by varchar(64),
  version bigint not null,
  unique settlement_phase_no (programme, phase)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_line (
  settlement varchar(100) not null,
  line_no int not null,
  platform varchar(40) not null,
  voucher_type varchar(64) not null,
  own_budget decimal(18,2) not null,
  carried_in decimal(18,2) not null,
  redeemed decimal(18,2) not null,
  refunded decimal(18,2) not null,
  primary key (settlement, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_allotment (
  settlement varchar(100) not null,
  line_no int not null,
  platform varchar(40) not null,
  phase int not null,
  voucher_type varchar(64) not null,
  quantity int not null,
  face decimal(18,2) not null,
  primary key (settlement, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_variance (
  settlement varchar(100) not null,
  line_no int not null,
  round int not null,
  platform varchar(40) not null,
  comparison varchar(40) not null,
  item varchar(80) not null,
  ours decimal(18,2) not null,
  theirs decimal(18,2) not null,
  treatment varchar(10) not null,
  explanation varchar(2000),
  explained_by varchar(64),
  primary key (settlement, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_final (
  programme varchar(40) not null primary key,
  state varchar(12) not null,
  round int not null,
  report_round int not null,
  judged_at datetime(6) not null,
  balanced_at datetime(6),
  version bigint not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_final_line (
  programme varchar(40) not null,
  line_no int not null,
  platform varchar(40) not null,
  phase int not null,
  redeemed decimal(18,2) not null,
  refunded decimal(18,2) not null,
  late_refunded decimal(18,2) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_final_bank (
  programme varchar(40) not null,
  line_no int not null,
  platform varchar(40) not null,
  drawdown decimal(18,2) not null,
  payment decimal(18,2) not null,
  recovery decimal(18,2) not null,
  returned decimal(18,2) not null,
  interest decimal(18,2) not null,
  fee decimal(18,2) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_final_variance (
  programme varchar(40) not null,
  line_no int not null,
  round int not null,
  platform varchar(40) not null,
  comparison varchar(40) not null,
  item varchar(80) not null,
  ours decimal(18,2) not null,
  theirs decimal(18,2) not null,
  treatment varchar(10) not null,
  explanation varchar(2000),
  explained_by varchar(64),
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_report (
  programme varchar(40) not null,
  line_no int not null,
  round int not null,
  platform varchar(40) not null,
  paid decimal(18,2) not null,
  returned decimal(18,2) not null,
  content longtext,
  attachment varchar(100),
  submitted_by varchar(64) not null,
  submitted_at datetime(6) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_refund (
  id varchar(100) not null primary key,
  programme varchar(40) not null,
  platform varchar(40) not null,
  due decimal(18,2) not null,
  state varchar(12) not null,
  version bigint not null,
  unique settlement_refund_platform (programme, platform)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table settlement_transfer (
  refund varchar(100) not null,
  line_no int not null,
  amount decimal(18,2) not null,
  reference varchar(100) not null,
  returned_on date not null,
  returned_by varchar(64) not null,
  received decimal(18,2),
  receipt_number varchar(100),
  received_on date,
  received_by varchar(64),
  standing boolean not null,
  primary key (refund, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
