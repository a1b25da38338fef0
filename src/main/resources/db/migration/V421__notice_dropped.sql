-- A correction that was begun by mistake is dropped before it is signed: by whom, when and why.
alter table notice add column dropped_by varchar(64);
alter table notice add column dropped_at datetime(6);
alter table notice add column drop_reason varchar(600);
