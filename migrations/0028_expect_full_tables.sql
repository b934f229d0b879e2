-- The rest of 0026: an estimate of no rows makes reading a small index whole look as good as one look-up, and a plan kept
-- from then reads it whole for ever.
do $$
declare
  hot text;
begin
  foreach hot in array array[
    'record_inbound(jsonb, interval)', 'count_messages()', 'queue_replies(jsonb, interval)', 'complete_events(text[], text[], interval)',
    'claim_events(integer, interval)', 'settle_rules(jsonb, jsonb, text[], text[], interval)', 'begin_sending(text[], text[], interval)',
    'record_receipts(jsonb, interval, interval)', 'claim_deliveries(integer, interval)'
  ] loop
    execute format('alter function %s set enable_bitmapscan = off', hot);
    execute format('alter function %s set enable_material = off', hot);
  end loop;
end
$$;

-- Until the first analysis counts them: ids are all different, nearly every delivery is a send, and any may be waiting.
select pg_restore_attribute_stats('schemaname', 'public', 'relname', c.relname::text, 'attname', 'id', 'inherited', false,
  'null_frac', 0::real, 'avg_width', 37, 'n_distinct', -1::real)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'text'::regtype
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace;
select pg_restore_attribute_stats('schemaname', 'public', 'relname', 'comm_deliveries', 'attname', 'operation', 'inherited', false,
  'null_frac', 0::real, 'avg_width', 5, 'n_distinct', 6::real, 'most_common_vals', '{send}'::text, 'most_common_freqs', '{0.98}'::real[]);
select pg_restore_attribute_stats('schemaname', 'public', 'relname', 'comm_deliveries', 'attname', 'state', 'inherited', false,
  'null_frac', 0::real, 'avg_width', 5, 'n_distinct', 7::real, 'most_common_vals', '{sent,queued,sending}'::text, 'most_common_freqs', '{0.5,0.25,0.2}'::real[]);
