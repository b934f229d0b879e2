-- A function made anew has lost what 0026 set. It says why plans are kept; two more settings join it: an estimate of no
-- rows makes reading a small index whole look as good as one look-up, and a plan kept from then reads it whole for ever.
-- A procedure, for the next migration that makes a hot function anew.
create procedure keep_plans(hot regprocedure) language plpgsql as $$
declare
  setting text;
begin
  execute format('alter function %s set plan_cache_mode = force_generic_plan', hot);
  foreach setting in array array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_bitmapscan', 'enable_material'] loop
    execute format('alter function %s set %I = off', hot, setting);
  end loop;
end
$$;
call keep_plans('record_inbound(jsonb, interval)');
call keep_plans('count_messages()');
call keep_plans('queue_replies(jsonb, interval)');
call keep_plans('complete_events(text[], text[], interval)');
call keep_plans('claim_events(integer, interval)');
call keep_plans('settle_rules(jsonb, jsonb, text[], text[], interval)');
call keep_plans('begin_sending(text[], text[], interval)');
call keep_plans('record_receipts(jsonb, interval, interval)');
call keep_plans('claim_deliveries(integer, interval)');

-- Of tables nobody has counted yet, until the first analysis does: ids are all different, nearly every delivery is a send,
-- and any may be waiting.
select pg_restore_attribute_stats('schemaname', 'public', 'relname', c.relname::text, 'attname', 'id', 'inherited', false,
  'null_frac', 0::real, 'avg_width', 37, 'n_distinct', -1::real)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'text'::regtype
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.reltuples < 0;
select pg_restore_attribute_stats('schemaname', 'public', 'relname', 'comm_deliveries', 'attname', s.name, 'inherited', false,
  'null_frac', 0::real, 'avg_width', 6, 'n_distinct', s.kinds, 'most_common_vals', s.common, 'most_common_freqs', s.shares)
from pg_class c, (values
  ('operation', 6::real, '{send}', '{0.98}'::real[]),
  ('state', 7::real, '{sent,queued,sending}', '{0.5,0.25,0.2}'::real[])
) as s (name, kinds, common, shares)
where c.oid = 'comm_deliveries'::regclass and c.reltuples < 0;
