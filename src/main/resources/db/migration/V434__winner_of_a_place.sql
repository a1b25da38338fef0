-- Who won a platform's place where platforms are selected; from then on the platform bears this name.
alter table programme_platform add column enterprise varchar(200);
