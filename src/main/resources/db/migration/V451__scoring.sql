-- One round of blind scoring: what is scored is frozen in card.
create table scoring_round (
  case_ref varchar(100) not null primary key,
  state varchar(12) not null,
  card longtext not null,
  chair varchar(64),
  begun_by varchar(64) not null,
  begun_at datetime(6) not null,
  revealed_at datetime(6),
  drawn_lots varchar(2000),
  lots_by varchar(64),
  lots_witness varchar(400),
  reported_at datetime(6)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table scoring_member (
  case_ref varchar(100) not null,
  account varchar(64) not null,
  primary key (case_ref, account),
  index rounds_of_member (account, case_ref)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- What a member has typed so far; nobody else reads it.
create table scoring_draft (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  cells longtext not null,
  saved_at datetime(6) not null,
  primary key (case_ref, member)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A submitted sheet. version counts from 1; a sheet that was voided or amended stays.
create table scoring_sheet (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  version int not null,
  state varchar(12) not null,
  cells longtext not null,
  salt char(64) not null,
  commitment char(64) not null,
  channel varchar(8) not null,
  submitted_at datetime(6) not null,
  primary key (case_ref, member, version)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- The first of two entries of a sheet on paper.
create table scoring_paper (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  entered_by varchar(64) not null,
  cells longtext not null,
  entered_at datetime(6) not null,
  primary key (case_ref, member)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A total the panel found much too high or low, and who agreed that its member may look at it again.
create table scoring_recheck (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  applicant varchar(40) not null,
  reason varchar(1000) not null,
  opened_by varchar(64) not null,
  opened_at datetime(6) not null,
  total_before decimal(8,2) not null,
  amended_at datetime(6),
  amended_reason varchar(1000),
  primary key (case_ref, member, applicant)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table scoring_agreement (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  applicant varchar(40) not null,
  agreed_by varchar(64) not null,
  agreed_at datetime(6) not null,
  primary key (case_ref, member, applicant, agreed_by)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table scoring_signature (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  dissent varchar(2000),
  signed_at datetime(6) not null,
  primary key (case_ref, member)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
