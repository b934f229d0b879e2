-- Tells the planner, before any row is counted, that the organization alone chooses nothing: every index begins with it.
select pg_restore_attribute_stats('schemaname', 'public', 'relname', c.relname::text, 'attname', 'organization_id', 'inherited', false,
  'null_frac', 0::real, 'avg_width', 37, 'n_distinct', 1::real)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace;

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
