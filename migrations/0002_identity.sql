-- Who there is. Tables without an organization belong to sign-in (parley_auth) alone; the server sees of a user only
-- the few columns granted below, and only of its own organization's members.
create table organizations (
  id text primary key,
  name text not null,
  slug text not null constraint organizations_slug unique constraint organizations_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
alter table organizations enable row level security;
alter table organizations force row level security;
create policy tenant on organizations to parley_server
  using (id = current_setting('app.organization_id')) with check (id = current_setting('app.organization_id'));
create policy sign_in on organizations for select to parley_auth using (true);
grant select on organizations to parley_server, parley_auth;
grant update (name, slug) on organizations to parley_server;
create trigger organizations_touch before update on organizations for each row execute function touch_updated_at();

create table users (
  id text primary key,
  name text not null,
  email text not null constraint users_email_lower check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  last_login_at timestamptz,
  failed_logins integer not null default 0,
  last_failed_login_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint users_email unique (email)
);
create trigger users_touch before update on users for each row execute function touch_updated_at();

-- Roles an organization made itself; the built-in ones are data in core/identity/built-in-roles.ts.
create table roles (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null constraint roles_name_length check (length(name) between 1 and 60),
  -- { permission: scope }; read through the table of permissions, so that an unknown entry grants nothing.
  permissions jsonb not null default '{}' constraint roles_permissions_object check (jsonb_typeof(permissions) = 'object'),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
call protect_tenant_table('roles');
create policy sign_in on roles for select to parley_auth using (true);
grant select on roles to parley_auth;
create unique index roles_name on roles (organization_id, lower(name));
create trigger roles_touch before update on roles for each row execute function touch_updated_at();

-- A member of an organization, and the one role they hold there: a built-in one by name or one of `roles`.
create table user_roles (
  organization_id text not null references organizations (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  role text,
  role_id text,
  -- What the scopes `channel` and `team` mean for this member.
  channel_ids text[] not null default '{}',
  team text,
  joined_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- One membership per person and organization.
  primary key (organization_id, user_id),
  constraint user_roles_one_role check (num_nonnulls(role, role_id) = 1),
  constraint user_roles_role_id foreign key (organization_id, role_id) references roles (organization_id, id)
);
call protect_tenant_table('user_roles');
create policy sign_in on user_roles for select to parley_auth using (true);
grant select on user_roles to parley_auth;
create index user_roles_by_user on user_roles (user_id);
create index user_roles_by_role on user_roles (organization_id, role_id) where role_id is not null;
create trigger user_roles_touch before update on user_roles for each row execute function touch_updated_at();

alter table users enable row level security;
alter table users force row level security;
create policy sign_in on users to parley_auth using (true) with check (true);
-- The inner table has its own policy, so only the organization's members are found.
create policy colleagues on users for select to parley_server using (exists (select from user_roles m where m.user_id = users.id));
grant select, insert, update, delete on users to parley_auth;
grant select (id, name, email, image, last_login_at, created_at) on users to parley_server;

create table api_keys (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  name text not null,
  -- The first characters, for people to recognise it; of the rest only SHA-256 is kept.
  prefix text not null,
  key_hash text not null,
  permissions jsonb not null default '{}' constraint api_keys_permissions_object check (jsonb_typeof(permissions) = 'object'),
  created_by text references users (id) on delete set null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- The key by means of which it was made: it ends with that one, so that revoking a leaked key reaches what was made of it.
  made_with text,
  primary key (organization_id, id),
  -- A request brings only the key.
  constraint api_keys_hash unique (key_hash),
  constraint api_keys_made_with foreign key (organization_id, made_with) references api_keys (organization_id, id) on delete cascade
);
call protect_tenant_table('api_keys');
create policy sign_in on api_keys for select to parley_auth using (true);
grant select on api_keys to parley_auth;
create index api_keys_by_maker on api_keys (organization_id, made_with) where made_with is not null;
create trigger api_keys_touch before update on api_keys for each row execute function touch_updated_at();

create table invitations (
  organization_id text not null references organizations (id) on delete cascade,
  id text not null,
  email text not null constraint invitations_email_lower check (email = lower(email)),
  role text,
  role_id text,
  -- SHA-256 of the token in the link.
  token_hash text not null,
  -- The token itself, sealed, so that the link can be shown again while it waits.
  sealed_token text not null,
  invited_by text references users (id) on delete set null,
  status text not null default 'pending' constraint invitations_status check (status in ('pending', 'accepted', 'withdrawn')),
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- The key of the program that made it: revoking one that leaked must leave no way in.
  made_with text,
  primary key (organization_id, id),
  constraint invitations_one_role check (num_nonnulls(role, role_id) = 1),
  constraint invitations_role_id foreign key (organization_id, role_id) references roles (organization_id, id) on delete cascade,
  -- The invited person's link knows only the invitation's id.
  constraint invitations_id unique (id),
  constraint invitations_made_with foreign key (organization_id, made_with) references api_keys (organization_id, id) on delete cascade
);
call protect_tenant_table('invitations');
create policy sign_in on invitations for select to parley_auth using (true);
grant select on invitations to parley_auth;
create unique index invitations_one_pending on invitations (organization_id, email) where status = 'pending';
create index invitations_by_key on invitations (organization_id, made_with) where made_with is not null;
create trigger invitations_touch before update on invitations for each row execute function touch_updated_at();

-- better-auth's session.
create table user_sessions (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  -- SHA-256 of what the cookie holds.
  token text not null,
  active_organization_id text references organizations (id) on delete set null,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint user_sessions_token unique (token)
);
grant select, insert, update, delete on user_sessions to parley_auth;
create index user_sessions_by_user on user_sessions (user_id);
create index user_sessions_by_expiry on user_sessions (expires_at);
create trigger user_sessions_touch before update on user_sessions for each row execute function touch_updated_at();

-- better-auth's account: one way of signing in. A password is provider `credential`.
create table oauth_connections (
  id text primary key,
  user_id text not null references users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- argon2id, as a PHC string.
  password text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint oauth_connections_account unique (provider_id, account_id)
);
grant select, insert, update, delete on oauth_connections to parley_auth;
create index oauth_connections_by_user on oauth_connections (user_id);
create trigger oauth_connections_touch before update on oauth_connections for each row execute function touch_updated_at();

-- better-auth's verification: a single-use secret sent to an address. It serves password resets too, told apart by
-- the identifier, so password_reset_tokens is a view of it and one purge keeps both.
create table email_verification_tokens (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on email_verification_tokens to parley_auth;
create index email_verification_tokens_by_identifier on email_verification_tokens (identifier);
create trigger email_verification_tokens_touch before update on email_verification_tokens for each row execute function touch_updated_at();

create view password_reset_tokens with (security_invoker = true) as
  select id, identifier, value, expires_at, created_at from email_verification_tokens where identifier like 'reset-password:%';
grant select on password_reset_tokens to parley_auth;

-- Sign-ins tried, per account and per address, counted before a password is looked at.
create unlogged table sign_in_attempts (
  -- 'account:…' or 'address:…', SHA-256 of the e-mail address or the IP address.
  key text primary key,
  tries integer not null,
  since timestamptz not null
);
grant select, insert, update, delete on sign_in_attempts to parley_auth;

-- What built-in roles may do, so that SQL and reports answer as core/identity/built-in-roles.ts does: a test compares
-- the two, and whoever changes that file states the change here in a new migration.
create table built_in_permissions (
  role text not null,
  permission text not null,
  scope text not null constraint built_in_permissions_scope check (scope in ('own', 'team', 'channel', 'all')),
  primary key (role, permission)
);
grant select on built_in_permissions to parley_server, parley_auth;

insert into built_in_permissions (role, permission, scope)
select v.role, p.permission, v.scope
from (values
  ('owner', 'all', '
    conversation.read conversation.reply conversation.note conversation.assign conversation.label
    conversation.close conversation.snooze message.edit message.delete attachment.read contact.read
    contact.write channel.read channel.manage rule.read rule.manage template.read template.manage
    label.manage member.read member.manage role.manage invitation.manage audit.read settings.read
    settings.manage health.read organization.manage key.manage'),
  ('admin', 'all', '
    conversation.read conversation.reply conversation.note conversation.assign conversation.label
    conversation.close conversation.snooze message.edit message.delete attachment.read contact.read
    contact.write channel.read channel.manage rule.read rule.manage template.read template.manage
    label.manage member.read member.manage role.manage invitation.manage audit.read settings.read
    settings.manage health.read key.manage'),
  ('supervisor', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read conversation.reply
    conversation.note conversation.assign conversation.label conversation.close conversation.snooze
    contact.write rule.read settings.read message.edit message.delete rule.manage template.manage
    label.manage audit.read health.read'),
  ('agent', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read conversation.reply
    conversation.note conversation.assign conversation.label conversation.close conversation.snooze
    contact.write rule.read settings.read'),
  ('agent', 'own', '
    message.edit message.delete'),
  ('accountant', 'all', '
    contact.read member.read'),
  ('viewer', 'all', '
    conversation.read attachment.read contact.read channel.read template.read member.read'),
  ('client', 'own', '
    conversation.read conversation.reply attachment.read'),
  ('vendor', 'own', '
    conversation.read conversation.reply conversation.note attachment.read')
) as v (role, scope, permissions), regexp_split_to_table(trim(v.permissions, E' \n'), '\s+') as p (permission);

-- What each member may do, by a role of their organization's own or by a built-in one.
create view user_permissions with (security_invoker = true) as
  select m.organization_id, m.user_id, r.name as role, p.key as permission, p.value as scope
  from user_roles m
  join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  cross join lateral jsonb_each_text(r.permissions) p
  union all
  select m.organization_id, m.user_id, m.role, b.permission, b.scope
  from user_roles m join built_in_permissions b on b.role = m.role;
grant select on user_permissions to parley_server, parley_auth, parley_system;

create view active_sessions with (security_invoker = true) as
  select id, user_id, active_organization_id, ip_address, user_agent, created_at, updated_at, expires_at
  from user_sessions where expires_at > clock_timestamp();
grant select on active_sessions to parley_auth, parley_system;

create view organization_statistics with (security_invoker = true) as
  select o.id as organization_id, o.name,
    (select count(*) from user_roles m where m.organization_id = o.id) as members,
    (select count(*) from invitations i where i.organization_id = o.id and i.status = 'pending' and i.expires_at > clock_timestamp()) as invitations,
    (select count(*) from roles r where r.organization_id = o.id) as custom_roles
  from organizations o;
grant select on organization_statistics to parley_server, parley_system;
