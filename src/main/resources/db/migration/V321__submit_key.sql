-- a machine asks by the number of its submission whether that was done
create index work_answer_submit_key on work_answer (account, submit_key);
