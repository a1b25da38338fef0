-- Who left a panel after its round had begun; the sheet, where one was in, stays as a void version.
create table scoring_departure (
  case_ref varchar(100) not null,
  member varchar(64) not null,
  code varchar(20) not null,
  cause varchar(60) not null,
  submitted boolean not null,
  recorded_by varchar(64) not null,
  left_at datetime(6) not null,
  primary key (case_ref, member)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
