-- A key made by means of another ends with it: revoking one that leaked must reach what whoever found it made of it.
alter table api_keys add column made_with text;
-- Of those made before the trail knows it. As the system: under forced row-level security the owner sees no rows.
set local role parley_system;
update api_keys k set made_with = m.id
  from audit_logs a join api_keys m on m.organization_id = a.organization_id and m.id = a.facts ->> 'key'
  where a.action = 'key.made' and a.organization_id = k.organization_id and a.target_id = k.id;
with recursive ended as (
  select organization_id, id from api_keys where revoked_at is not null
  union
  select k.organization_id, k.id from api_keys k join ended e on e.organization_id = k.organization_id and e.id = k.made_with
)
update api_keys k set revoked_at = clock_timestamp() from ended e where e.organization_id = k.organization_id and e.id = k.id and k.revoked_at is null;
reset role;
alter table api_keys add constraint api_keys_made_with foreign key (organization_id, made_with) references api_keys (organization_id, id) on delete cascade;
create index api_keys_by_maker on api_keys (organization_id, made_with) where made_with is not null;
