-- What enterprises apply with. Until the opening: number, lot, time, size and digest in clear, who applied for the enterprise itself;
-- everything else sealed to the tender's key.
create table application (
  number varchar(20) not null primary key,
  case_ref varchar(100) not null,
  lot varchar(40) not null,
  applicant varchar(40) not null comment 'unit; empty where paper or mail came in, whose sender lies sealed',
  channel varchar(8) not null,
  state varchar(12) not null,
  begun_by varchar(64) not null,
  begun_at datetime(6) not null,
  decided_at datetime(6) comment 'submitted, withdrawn, replaced, or refused as late',
  digest char(64),
  size_bytes bigint not null default 0,
  sets int,
  confirmed_at datetime(6),
  data_key varbinary(200),
  manifest longblob,
  stated longtext comment 'null until it is opened',
  index application_of_tender (case_ref, state, lot),
  index application_of_unit (applicant, begun_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A file of a draft, by number alone: its name and digest stay with the applicant until they are sealed.
create table application_file (
  id varchar(36) not null primary key,
  application varchar(20) not null,
  material varchar(40) not null,
  parts int not null,
  index application_file_of (application)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- A file of an opened application.
create table application_document (
  application varchar(20) not null,
  place int not null,
  material varchar(40) not null,
  attachment varchar(36) not null,
  primary key (application, place)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
