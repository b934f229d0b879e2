import type pg from "pg";

/** Tables without an organization, and why each may be. The server must not reach them, save two with a policy of their own and one that holds nothing of anybody. */
const NOT_TENANTS: Readonly<Record<string, string>> = {
  schema_migrations: "the migrations' own record",
  schema_functions: "the record of the functions applied",
  built_in_permissions: "the same for everybody; the server only reads it",
  organizations: "the tenants themselves; their policy compares the id",
  users: "people, who may belong to several organizations; their policy shows colleagues",
  user_sessions: "of people; sign-in's alone",
  oauth_connections: "of people; sign-in's alone",
  email_verification_tokens: "of people; sign-in's alone",
  event_followers: "how far each follower has read; the relay's alone",
  sign_in_attempts: "of addresses nobody knows yet; sign-in's alone",
};
const OWN_POLICY = ["organizations", "users"];
const SERVER_READS = [...OWN_POLICY, "built_in_permissions"];

/** Uniqueness that must hold across organizations, and why. */
const GLOBALLY_UNIQUE: Readonly<Record<string, string>> = {
  comm_channels_id: "/hooks/:channelId finds the organization by it",
  invitations_id: "an invitation's link knows only its id",
  api_keys_hash: "a request brings only the key",
};

/** Functions that run with their owner's rights, and why they may. */
const DEFINERS: Readonly<Record<string, string>> = {
  create_organization: "nobody belongs to it yet",
  accept_invitation: "the invited person belongs to no organization yet; the token decides",
  end_member_sessions: "sessions are sign-in's; touches members of the organization at hand only",
  revoke_user_keys: "keys of one user in all their organizations; sign-in alone may call it",
  record_inbound: "ingest; the organization comes from the channel's row",
  find_channel: "ingest; the organization comes from the channel's row",
  find_app_channels: "ingest; it says which channels an app has, and each channel's own row says whose it is",
  end_member_account:
    "it runs as a foreign key does, when a member is removed; the account's row says whose it is",
};

const POLICY = "(organization_id = current_setting('app.organization_id'::text))";

/** Reads the catalogue and names everything that would let one organization see or touch another's rows. */
export async function findTenancyFaults(client: pg.Pool | pg.PoolClient): Promise<string[]> {
  const ask = async (text: string, values: unknown[] = []) =>
    (await client.query<{ fault: string }>(text, values)).rows.map(({ fault }) => fault);
  const faults = await Promise.all([
    ask(UNKNOWN_TABLES, [Object.keys(NOT_TENANTS)]),
    ask(REACHABLE_TABLES, [Object.keys(NOT_TENANTS), SERVER_READS]),
    ask(TENANT_COLUMN),
    ask(ROW_SECURITY, [OWN_POLICY]),
    ask(MISSING_POLICY),
    ask(ODD_POLICIES, [POLICY, OWN_POLICY]),
    ask(UNIQUE_WITHOUT_TENANT, [Object.keys(GLOBALLY_UNIQUE)]),
    ask(FOREIGN_KEY_WITHOUT_TENANT),
    ask(VIEWS),
    ask(FUNCTIONS, [Object.keys(DEFINERS)]),
    ask(ROLES),
  ]);
  return faults.flat().toSorted();
}

/** The tables that belong to organizations. */
export async function listTenantTables(client: pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `with ${TENANT_TABLES} select name from tenant_tables order by name`,
  );
  return rows.map(({ name }) => name);
}

const TABLES = `tables as (
  select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as is_tenant
  from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)`;

const TENANT_TABLES = `${TABLES}, tenant_tables as (select * from tables where is_tenant)`;

const UNKNOWN_TABLES = `with ${TABLES} select 'table ' || name || ' has no organization_id' as fault from tables where not is_tenant and name <> all ($1)`;

const REACHABLE_TABLES = `with ${TABLES} select 'table ' || name || ' can be reached by the server' as fault from tables
  where name = any ($1) and name <> all ($2)
    and (has_any_column_privilege('parley_server', oid, 'select, insert, update, references') or has_table_privilege('parley_server', oid, 'delete, truncate'))`;

const TENANT_COLUMN = `with ${TENANT_TABLES} select 'table ' || name || ' allows a null organization_id' as fault
  from tenant_tables t join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id' where not a.attnotnull`;

const ROW_SECURITY = `with ${TABLES} select 'table ' || name || ' has no forced row-level security' as fault
  from tables where (is_tenant or name = any ($1)) and not (relrowsecurity and relforcerowsecurity)`;

const MISSING_POLICY = `with ${TENANT_TABLES} select 'table ' || name || ' has no policy for the server' as fault from tenant_tables t
  where not exists (select from pg_policy p where p.polrelid = t.oid and p.polroles = array['parley_server'::regrole::oid])`;

/** Exactly the one expression: naming the setting somewhere in an "or" would not be enough. Sign-in reads across organizations and writes no tenant's row but the trail. */
const ODD_POLICIES = `select 'policy ' || p.polname || ' on ' || p.polrelid::regclass || ' lets rows of other organizations through' as fault
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'public'::regnamespace and c.relname <> all ($2) and case
    when p.polroles = array['parley_server'::regrole::oid] then
      pg_get_expr(p.polqual, p.polrelid) is distinct from $1 or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from $1
    when p.polroles = array['parley_auth'::regrole::oid] then p.polcmd <> 'r' and c.relname <> 'audit_logs'
    else true end`;

const UNIQUE_WITHOUT_TENANT = `with ${TENANT_TABLES} select 'index ' || i.indexrelid::regclass || ' is unique without beginning with the organization' as fault
  from pg_index i join tenant_tables t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
  where i.indisunique and c.relname <> all ($1)
    and i.indkey[0] <> (select attnum from pg_attribute a where a.attrelid = t.oid and a.attname = 'organization_id')`;

const FOREIGN_KEY_WITHOUT_TENANT = `with ${TENANT_TABLES} select 'foreign key ' || k.conname || ' on ' || t.name || ' does not begin with the organization' as fault
  from pg_constraint k join tenant_tables t on t.oid = k.conrelid join tenant_tables f on f.oid = k.confrelid
  where k.contype = 'f' and not (
    k.conkey[1] = (select attnum from pg_attribute a where a.attrelid = t.oid and a.attname = 'organization_id')
    and k.confkey[1] = (select attnum from pg_attribute a where a.attrelid = f.oid and a.attname = 'organization_id'))`;

const VIEWS = `select 'view ' || relname || ' runs with its owner''s rights' as fault from pg_class
  where relnamespace = 'public'::regnamespace and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') @> array['security_invoker=true'])`;

const FUNCTIONS = `select 'function ' || proname || ' runs with its owner''s rights' as fault from pg_proc
  where pronamespace = 'public'::regnamespace and prosecdef
    and (proname <> all ($1) or not exists (select from unnest(proconfig) s where s = 'search_path=public, pg_temp') or has_function_privilege('public', oid, 'execute'))`;

const ROLES = `select 'role ' || rolname || ' can go around row-level security' as fault from pg_roles r
  where rolname in ('parley_server', 'parley_auth', 'parley_ingest') and (
    rolsuper or rolbypassrls or rolcreaterole or rolcanlogin
    or exists (select from pg_auth_members m where m.member = r.oid)
    or exists (select from pg_class c where c.relowner = r.oid)
    or exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r.oid, c.oid, 'truncate')))`;
