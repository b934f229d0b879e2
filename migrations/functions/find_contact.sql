-- Whose identities these are. complete: null unless all of them are stored. Where they belong to several contacts, it is the preferred one
-- (whose conversation it is), else the first identity's: two contacts are merged by people, who can see what they lose.
create or replace function find_contact(organization text, channel text, identities jsonb, preferred text, complete boolean) returns text
language sql stable set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
  select case when not complete or count(k.contact_id) = count(*) then
    (array_agg(k.contact_id order by k.contact_id is distinct from preferred, x.place) filter (where k.contact_id is not null))[1] end
  from jsonb_array_elements(identities) with ordinality x (one, place)
  left join lateral (
    select i.contact_id from comm_contact_identities i
    where i.organization_id = organization and i.channel_id = channel and i.kind = x.one ->> 'kind' and i.value = x.one ->> 'value' offset 0) k on true;
$$;
revoke all on function find_contact from public, parley_server, parley_auth, parley_ingest;
grant execute on function find_contact to parley_system;
