-- how often a programme's file was taken in: another instance sees by it that its copy is old
alter table programme add column spec_version int not null default 1;
