-- which posts there are, by unit and role: a group's name alone can be read in two ways (unit a, role b-c; unit a-b, role c)
create table org_post (
  group_code varchar(80) not null primary key,
  unit_code varchar(40) not null,
  role_code varchar(39) not null,
  unique (unit_code, role_code)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

insert into org_post (group_code, unit_code, role_code)
  select g.group_code, min(p.unit_code), min(substring(g.group_code, char_length(p.unit_code) + 2))
  from person_post g join person p on p.account = g.account
  where g.group_code like concat(p.unit_code, '-%') group by g.group_code;

-- the number by which the county's sign-in knows the person; it never changes, an account's name might
alter table person add subject varchar(64) null;

create unique index person_subject on person (subject);
