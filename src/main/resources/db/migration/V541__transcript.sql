-- What an opened envelope or mail says, as one person wrote it down and another confirmed it.
create table application_transcript (
  application varchar(20) not null primary key,
  case_ref varchar(100) not null,
  envelope longtext not null comment 'what lay sealed: what stood on the envelope or in the subject',
  stated longtext not null,
  scans varchar(1000) not null comment 'attachments of this step, by commas',
  lacking varchar(500) not null,
  written_by varchar(64) not null,
  written_at datetime(6) not null,
  confirmed_by varchar(64),
  confirmed_at datetime(6),
  index application_transcript_of (case_ref)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

-- When and where a tender's applications are opened, as its applicants are told.
create table tender_opening (
  case_ref varchar(100) not null primary key,
  opening_at datetime(6) not null,
  place varchar(200) not null,
  watch varchar(200) not null,
  called_by varchar(64) not null,
  called_at datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
