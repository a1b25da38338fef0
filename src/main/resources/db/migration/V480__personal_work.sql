-- Work for one named person: on that person's desk from its arrival, and on nobody else's ever.
alter table work_item add column personal boolean not null default false;
