-- Keys of people who left opened nothing, and would have again once their makers came back. As in 0046.
set local role parley_system;
update api_keys k set revoked_at = clock_timestamp()
  where revoked_at is null and not exists (select from user_roles m where m.organization_id = k.organization_id and m.user_id = k.created_by);
reset role;
