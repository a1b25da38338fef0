-- How often visitors read each notice, by day; nothing of who they were.
create table notice_views (
  programme varchar(40) not null,
  number varchar(60) not null,
  on_day date not null,
  views bigint not null,
  primary key (programme, number, on_day)
);
