-- Who may be drawn to a review panel. ties and fields are small lists of the entry itself.
create table panel_expert (
  code varchar(20) not null primary key,
  account varchar(64) not null,
  display_name varchar(120) not null,
  employer varchar(120) not null,
  region varchar(40) not null,
  fields varchar(400) not null,
  active boolean not null,
  constraint panel_expert_account unique (account)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table panel_expert_tie (
  expert varchar(20) not null,
  party varchar(120) not null,
  relation varchar(12) not null,
  until_date date,
  primary key (expert, party, relation)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- One draw: the pool is frozen, both sides commit, both reveal, the seed calls.
create table panel_draw (
  case_ref varchar(100) not null,
  attempt int not null,
  state varchar(12) not null,
  seats varchar(400) not null,
  pool_hash char(64) not null,
  frozen_at datetime(6) not null,
  operator_unit varchar(40) not null,
  operator_account varchar(64),
  operator_commitment char(64),
  operator_committed_at datetime(6),
  operator_nonce char(64),
  operator_revealed_at datetime(6),
  witness_unit varchar(40),
  witness_account varchar(64),
  witness_commitment char(64),
  witness_committed_at datetime(6),
  witness_nonce char(64),
  witness_revealed_at datetime(6),
  seed char(64),
  void_by varchar(40),
  void_reason varchar(400),
  void_at datetime(6),
  primary key (case_ref, attempt)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table panel_draw_entry (
  case_ref varchar(100) not null,
  attempt int not null,
  code varchar(20) not null,
  fields varchar(400) not null,
  excluded varchar(12) not null,
  primary key (case_ref, attempt, code)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table panel_draw_call (
  case_ref varchar(100) not null,
  attempt int not null,
  number int not null,
  seat int not null,
  code varchar(20) not null,
  outcome varchar(12) not null,
  reason varchar(400),
  called_at datetime(6) not null,
  fell_out_at datetime(6),
  primary key (case_ref, attempt, number)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
