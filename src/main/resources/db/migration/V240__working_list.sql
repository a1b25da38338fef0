create table working_list (
  programme varchar(40) not null,
  round_no int not null,
  unit varchar(40) not null,
  version int not null,
  next_line int not null,
  saved_by varchar(80) not null,
  saved_at datetime(6),
  primary key (programme, round_no, unit)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create table working_line (
  programme varchar(40) not null,
  round_no int not null,
  unit varchar(40) not null,
  line_id int not null,
  place bigint not null,
  name varchar(1000) not null,
  credit_code varchar(1000) not null,
  industry varchar(1000) not null,
  address varchar(1000) not null,
  above_threshold varchar(1000) not null,
  phone varchar(1000) not null,
  code_key varchar(18),
  carried_from varchar(40),
  licence varchar(100),
  version int not null,
  changed_by varchar(80) not null,
  changed_at datetime(6) not null,
  removed boolean not null,
  primary key (programme, round_no, unit, line_id),
  index working_line_of_code (programme, code_key)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

create index shop_of_code on shop (programme, credit_code);
create index shop_of_unit on shop (unit, programme, state);

insert into working_list (programme, round_no, unit, version, next_line, saved_by, saved_at)
select r.programme, r.round_no, r.unit, 1, coalesce((select max(s.line_no) from shop s where s.programme = r.programme
  and s.round_no = r.round_no and s.unit = r.unit), 0) + 1, coalesce(r.submitted_by, ''), r.submitted_at from recommendation r;

insert into working_line (programme, round_no, unit, line_id, place, name, credit_code, industry, address, above_threshold,
  phone, code_key, licence, version, changed_by, changed_at, removed)
select s.programme, s.round_no, s.unit, s.line_no, s.line_no * 1024, s.name, s.credit_code, s.industry, s.address,
  case when s.above_declared then '是' else '否' end, s.phone, s.credit_code, s.licence, 1, r.submitted_by, r.submitted_at, false
from shop s join recommendation r on r.programme = s.programme and r.round_no = s.round_no and r.unit = s.unit
where r.submitted_at is not null and r.state <> 'DELIVERED';

alter table recommendation drop column draft;
