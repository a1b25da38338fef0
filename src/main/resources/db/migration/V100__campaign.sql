create table campaign_launch (
  programme varchar(40) not null primary key,
  state varchar(12) not null,
  round int not null,
  concluded_at datetime(6),
  version bigint not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_launch_rules (
  programme varchar(40) not null,
  line_no int not null,
  round int not null,
  platform varchar(40) not null,
  content longtext,
  attachments varchar(1000) not null,
  submitted_by varchar(64) not null,
  submitted_at datetime(6) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_launch_answer (
  programme varchar(40) not null,
  line_no int not null,
  round int not null,
  unit varchar(40) not null,
  ready boolean not null,
  reason varchar(2000),
  checked_by varchar(64) not null,
  checked_at datetime(6) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_launch_remedy (
  programme varchar(40) not null,
  line_no int not null,
  round int not null,
  measures varchar(2000) not null,
  remedied_by varchar(64) not null,
  remedied_at datetime(6) not null,
  primary key (programme, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_phase (
  id varchar(100) not null primary key,
  programme varchar(40) not null,
  phase int not null,
  state varchar(12) not null,
  first_day date not null,
  own_pool decimal(18,2) not null,
  opened_at datetime(6),
  delay_days int not null,
  reported_day date,
  closed_at datetime(6),
  version bigint not null,
  unique campaign_phase_no (programme, phase)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_pool_addition (
  phase_id varchar(100) not null,
  line_no int not null,
  from_phase int not null,
  amount decimal(18,2) not null,
  added_at datetime(6) not null,
  primary key (phase_id, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_report (
  id varchar(160) not null primary key,
  programme varchar(40) not null,
  phase int not null,
  platform varchar(40) not null,
  report_day date not null,
  revision int not null,
  state varchar(12) not null,
  due_at datetime(6) not null,
  late boolean not null,
  submitted_by varchar(64) not null,
  submitted_at datetime(6) not null,
  restatement_reason varchar(2000),
  findings int not null,
  answer varchar(2000),
  answered_by varchar(64),
  version bigint not null,
  unique campaign_report_no (programme, phase, platform, report_day, revision),
  index campaign_report_days (programme, phase, report_day, platform, revision)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_report_row (
  report varchar(160) not null,
  line_no int not null,
  industry varchar(64) not null,
  claimed_count bigint not null,
  claimed_amount decimal(18,2) not null,
  claiming_users bigint not null,
  redeeming_users bigint not null,
  redemption_count bigint not null,
  redeemed_amount decimal(18,2) not null,
  redemption_rate decimal(24,6),
  platform_discount decimal(18,2) not null,
  merchant_discount decimal(18,2) not null,
  leverage decimal(24,6),
  refunded_amount decimal(18,2) not null,
  merchants bigint not null,
  merchants_large bigint not null,
  merchants_medium bigint not null,
  merchants_small bigint not null,
  merchants_micro bigint not null,
  released_count bigint,
  released_amount decimal(18,2),
  primary key (report, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_finding (
  report varchar(160) not null,
  line_no int not null,
  rule_key varchar(80) not null,
  industry varchar(64) not null,
  figure varchar(64) not null,
  reported varchar(200) not null,
  expected varchar(200) not null,
  message varchar(1000) not null,
  primary key (report, line_no)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
