-- a platform that was sent back hands its books in once more: the earlier ones are kept and no longer count
alter table ledger_file add column set_aside_at datetime(6);
