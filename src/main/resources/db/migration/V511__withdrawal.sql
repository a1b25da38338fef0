-- A proposed result that the office itself calls in question, as an objection of its own.
alter table objection add column kind varchar(12) not null default 'OBJECTION';
