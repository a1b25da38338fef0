create index work_item_due on work_item (state, due_at);
