-- How the panel ranked the applicants of a tender, as its members signed it; each review stays. score is written out with its decimals.
create table tender_ranking (
  case_ref varchar(100) not null,
  review_no int not null,
  application varchar(40) not null,
  lot varchar(40) not null,
  enterprise varchar(400) not null,
  score varchar(20),
  rank_no int not null,
  decided_by varchar(80) not null,
  award_round int not null,
  ranked_by varchar(64) not null,
  ranked_at datetime(6) not null,
  primary key (case_ref, review_no, application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
