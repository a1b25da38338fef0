-- What an upheld objection leads to: what may be chosen, what was chosen for each, and what followed from all.
alter table publicity add column remedies varchar(100) not null default '';
alter table publicity add column remedy varchar(12);
alter table objection add column remedy varchar(12);
alter table objection add column against_number varchar(60);

-- Applicants that no further proposal may name, and why.
create table award_left_out (
  case_ref varchar(100) not null,
  application varchar(40) not null,
  reason varchar(5000) not null,
  left_out_by varchar(64) not null,
  left_out_at datetime(6) not null,
  primary key (case_ref, application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
