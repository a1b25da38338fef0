-- Whether others may know whose a piece of personal work is: a holder opens in public, a panel's member is secret.
alter table work_item add column secret boolean not null default false;
update work_item set secret = personal;
