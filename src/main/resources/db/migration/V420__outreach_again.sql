-- A unit that said a channel was not done reports on it again: every report stays, the last one counts.
alter table campaign_outreach add column report_number int not null default 1;
alter table campaign_outreach drop primary key;
alter table campaign_outreach add primary key (programme, unit, channel, report_number);
