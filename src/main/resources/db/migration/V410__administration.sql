-- The three offices that keep the house running; whoever holds them comes from the sign-in.
insert into org_unit (code, name, short_name, kind, position) values ('administration', '系统运行管理', '系统运行管理', 'ADMINISTRATION', 9000);
insert into org_post (group_code, unit_code, role_code) values
  ('administration-system-administrator', 'administration', 'system-administrator'),
  ('administration-security-administrator', 'administration', 'security-administrator'),
  ('administration-audit-administrator', 'administration', 'audit-administrator');

create table visit (
  id char(36) not null primary key,
  instance char(36) not null comment 'of the running house that holds the session',
  account varchar(64) not null,
  subject varchar(64),
  sid varchar(100) comment 'the session at the realm',
  begun_at datetime(6) not null,
  seen_at datetime(6) not null comment 'when its instance last said that it is there',
  ended_at datetime(6) comment 'its instance ends it within seconds',
  index visit_of_account (account, begun_at, id),
  index visit_of_subject (subject),
  index visit_of_sid (sid),
  index visit_of_instance (instance),
  index visit_seen (seen_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table logout_token (
  digest char(64) not null primary key comment 'SHA-256 of its number: each is taken once, by whichever instance it reaches',
  taken_at datetime(6) not null,
  index logout_token_age (taken_at)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;
