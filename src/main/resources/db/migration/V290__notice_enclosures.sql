-- What a notice carries with it, and how far the programme's trail had come when it was published.
alter table notice add column attachments varchar(1000) not null default '';
alter table notice add column trail_seq bigint;
alter table notice add column trail_hash varchar(64);

create index notice_of_type on notice (state, notice_type, published_at desc, id desc);
