-- How many shops are in the directory now, kept by whatever changes a shop's state.
alter table shop_counter add column listed int not null default 0;

update shop_counter set listed = (select count(*) from shop s where s.programme = shop_counter.programme and s.state = 'LISTED');
