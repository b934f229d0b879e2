-- Makes one contact of those that were just made for one person: two messages with overlapping identities, in this batch or in another
-- one at the same moment, each began a contact. Contacts that were there before are never merged: two of them may be two people who
-- share a number, and only a member can see what a merge would lose. An empty phone or e-mail address of the contact is filled.
create or replace function unite_identities(fresh inbound_row[], identities_made text[], contacts_made text[]) returns void
language plpgsql set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_bitmapscan = off as $$
declare
  entry inbound_row;
  found record;
begin
  for entry in
    select e.* from unnest(fresh) e where e.author_kind = 'contact' and e.identities is not null order by e.sent_at, e.position, e.ord
  loop
    select
      (array_agg(k.contact_id order by k.contact_id is distinct from o.contact_id, k.contact_id = any (contacts_made), x.place))[1] as contact,
      array_agg(distinct k.contact_id) filter (where k.contact_id = any (contacts_made)) as ours,
      min(k.value) filter (where k.kind = 'phone' and k.id = any (identities_made)) as phone,
      lower(min(k.value) filter (where k.kind = 'email' and k.id = any (identities_made))) as email
    into found
    from jsonb_array_elements(entry.identities) with ordinality x (one, place)
    cross join lateral (
      select i.* from comm_contact_identities i where i.organization_id = entry.organization_id and i.channel_id = entry.channel_id
        and i.kind = x.one ->> 'kind' and i.value = x.one ->> 'value' offset 0) k
    left join lateral (
      select c.contact_id from comm_conversations c
      where c.organization_id = entry.organization_id and c.channel_id = entry.channel_id and c.thread_key = entry.thread_key
      order by c.status = 'resolved', c.created_at desc limit 1) o on true;

    if array_remove(found.ours, found.contact) <> '{}' then
      update comm_contact_identities set contact_id = found.contact
      where organization_id = entry.organization_id and contact_id = any (found.ours) and contact_id <> found.contact;
      delete from comm_contacts where organization_id = entry.organization_id and id = any (found.ours) and id <> found.contact;
    end if;
    if found.phone is not null or found.email is not null then
      update comm_contacts set phone = coalesce(phone, found.phone), email = coalesce(email, found.email)
      where organization_id = entry.organization_id and id = found.contact and (phone is null and found.phone is not null or email is null and found.email is not null);
    end if;
  end loop;
end
$$;
alter function unite_identities owner to parley_system;
revoke all on function unite_identities from public, parley_server, parley_auth, parley_ingest;
