-- Where a mail that was sealed came from, until its sender has been told of the opening: encrypted with a key that lies outside the database.
create table mail_reply (
  application varchar(20) not null primary key,
  case_ref varchar(100) not null,
  address varbinary(600) not null,
  said varchar(700) comment 'what is to be told; null while nothing is',
  index mail_reply_of_tender (case_ref)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

alter table application add column enterprise_mark char(64) comment 'keyed digest of the enterprise, so that one enterprise counts once before anybody may know which';
