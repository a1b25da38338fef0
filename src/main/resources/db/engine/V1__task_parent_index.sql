-- The stock schema looks for a task's children by a full scan on every completion.
create index act_idx_task_parent on ACT_RU_TASK (PARENT_TASK_ID_);
