-- A later deadline that a correction will announce; it holds once the correction is published.
create table tender_deadline_plan (
  case_ref varchar(100) not null primary key,
  correction varchar(100) not null,
  moved_to datetime(6) not null,
  reason varchar(1000) not null,
  confirm_again boolean not null,
  planned_by varchar(64) not null,
  planned_at datetime(6) not null,
  index deadline_plan_by_correction (correction)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
