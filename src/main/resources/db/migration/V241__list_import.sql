create table list_import (
  id varchar(36) not null primary key,
  programme varchar(40) not null,
  round_no int not null,
  unit varchar(40) not null,
  attachment varchar(64) not null,
  file_name varchar(200) not null,
  state varchar(10) not null,
  rows_read int not null,
  good int not null,
  faulty int not null,
  trouble longtext,
  started_by varchar(80) not null,
  started_at datetime(6) not null,
  index import_of_list (programme, unit, round_no, started_at),
  index import_of_state (state)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
