-- The hot functions count what they store in the statement that stores it; the trigger is for everybody else.
drop trigger comm_messages_count on comm_messages;
create trigger comm_messages_count after insert on comm_messages
  referencing new table as fresh for each statement
  when (current_setting('app.counts', true) is distinct from 'own') execute function count_messages();
