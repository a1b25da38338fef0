create table campaign_outreach (
  programme varchar(40) not null,
  unit varchar(40) not null,
  channel varchar(40) not null,
  done boolean not null,
  done_on date,
  summary varchar(1000),
  place varchar(400),
  reason varchar(1000),
  evidence varchar(2000) not null,
  reported_by varchar(64) not null,
  reported_at datetime(6) not null,
  primary key (programme, unit, channel)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table campaign_outreach_close (
  programme varchar(40) not null primary key,
  remark varchar(1000) not null,
  closed_by varchar(64) not null,
  closed_at datetime(6) not null
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
