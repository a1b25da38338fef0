alter table work_answer add column choice varchar(600);
