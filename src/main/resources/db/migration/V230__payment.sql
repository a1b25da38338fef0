create table settlement_account (
  id varchar(100) not null primary key,
  programme varchar(40) not null,
  platform varchar(40) not null,
  state varchar(12) not null,
  name varchar(200) not null,
  bank varchar(200) not null,
  account_number varchar(60) not null,
  entered_by varchar(64) not null,
  entered_at datetime(6) not null,
  checked_by varchar(64),
  checked_at datetime(6),
  version bigint not null,
  unique settlement_account_platform (programme, platform)
) engine=innodb charset=utf8mb4 collate=utf8mb4_0900_bin;

alter table settlement_payee add column voucher_number varchar(100);
alter table settlement_payee add column bank_receipt varchar(100);
alter table settlement_payee add column receipt_file varchar(64);
alter table settlement_payee add column paid_on date;
alter table settlement_payee add column paid_by varchar(64);
update settlement_payee set
  voucher_number = (select d.voucher_number from settlement_drawdown d where d.id = settlement_payee.drawdown),
  bank_receipt = (select d.bank_receipt from settlement_drawdown d where d.id = settlement_payee.drawdown),
  paid_on = (select d.paid_on from settlement_drawdown d where d.id = settlement_payee.drawdown),
  paid_by = (select d.paid_by from settlement_drawdown d where d.id = settlement_payee.drawdown);

alter table settlement_drawdown drop column state;
alter table settlement_drawdown drop column voucher_number;
alter table settlement_drawdown drop column bank_receipt;
alter table settlement_drawdown drop column paid_on;
alter table settlement_drawdown drop column paid_by;
alter table settlement_drawdown add column budget_paper varchar(64);
