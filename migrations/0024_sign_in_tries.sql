-- Tries at a password are counted by browser, or by account with address, besides account and address: functions/ has
-- both with other arguments.
drop function if exists begin_sign_in;
drop function if exists record_login;
