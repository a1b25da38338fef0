-- Whom each member wants in the chair of a review.
create table scoring_vote (
  case_ref varchar(100) not null,
  member varchar(20) not null,
  choice varchar(20) not null,
  cast_at datetime(6) not null,
  primary key (case_ref, member)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- What the chair says of the review as a whole.
alter table scoring_round add column remark varchar(2000);

-- Whether an application answers what the call asks for, as the panel found last.
create table responsiveness_finding (
  case_ref varchar(100) not null,
  application varchar(40) not null,
  finding varchar(16) not null,
  words varchar(1000) not null,
  found_by varchar(64) not null,
  found_at datetime(6) not null,
  primary key (case_ref, application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- What a review asks an applicant to make clear in writing, once; only that applicant reads it.
create table clarification (
  review_ref varchar(100) not null,
  application varchar(40) not null,
  case_ref varchar(100) not null,
  question varchar(1000) not null,
  asked_at datetime(6) not null,
  until_at datetime(6),
  answer varchar(2000),
  answered_at datetime(6),
  primary key (review_ref, application),
  index clarifications_of_tender (case_ref, application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
