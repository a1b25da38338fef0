-- Until when what is lacking may be brought, once.
create table supplement_call (
  case_ref varchar(100) not null primary key,
  ends_at datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

alter table application_document add column supplement boolean not null default false;
