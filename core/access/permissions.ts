import { unsafeCast } from "../kernel/trust.ts";

const FIRST = {
  "conversation.read": "View conversations and their messages",
  "conversation.reply": "Reply to customers",
  "conversation.note": "Read and write internal notes",
  "conversation.assign": "Assign conversations",
  "conversation.label": "Label and prioritise conversations",
  "conversation.close": "Resolve and reopen conversations",
  "conversation.snooze": "Snooze conversations",
  "message.edit": "Edit sent messages",
  "message.delete": "Delete sent messages",
  "attachment.read": "Open files in conversations",
  "contact.read": "View contacts",
  "contact.write": "Edit contacts",
  "channel.read": "View channels and their status",
  "channel.manage": "Manage channels",
  "rule.read": "View rules",
  "rule.manage": "Manage rules",
  "template.read": "Use canned replies",
  "template.manage": "Manage canned replies",
  "label.manage": "Manage labels",
  "member.read": "View members",
  "member.manage": "Manage members",
  "role.manage": "Manage roles",
  "invitation.manage": "Invite people",
  "key.manage": "Manage API keys",
  "audit.read": "View the audit log",
  "settings.read": "View settings",
  "settings.manage": "Manage settings",
  "health.read": "View system health",
  "organization.manage": "Own the organization and manage owners",
} as const;

/** The permissions that rooms bring. A room extends this by module augmentation, with the texts of its manifest. */
export interface RoomPermissions {}

export type Permission = keyof typeof FIRST | keyof RoomPermissions;

/** Everything a person may be allowed to do, noun and verb; what each means, for the roles page. A route names one of these or does not compile. Complete once the rooms are loaded. */
export const PERMISSIONS = unsafeCast<Readonly<Record<Permission, string>>>({ ...FIRST });

/** Adds the permissions of a room. Nobody holds them narrower than `all`. */
export function addPermissions(texts: Readonly<Record<string, string>>): void {
  Object.assign(PERMISSIONS, texts);
  names.splice(0, names.length, ...Object.keys(PERMISSIONS).filter(isPermission));
}

/** How far a permission reaches, narrowest first; each includes the ones before. */
export const SCOPES = ["own", "team", "channel", "all"] as const;

export type Scope = (typeof SCOPES)[number];

/** What somebody may do, and how far; what is absent is forbidden. */
export type Rights = { readonly [P in Permission]?: Scope };

/** Whether a text from outside names a permission. */
export const isPermission = (value: string): value is Permission => Object.hasOwn(PERMISSIONS, value);

const names: Permission[] = Object.keys(PERMISSIONS).filter(isPermission);

/** All permissions, in the order of the table. Complete once the rooms are loaded. */
export const permissionNames: readonly Permission[] = names;

/** What is of a conversation or its contact, and so is somebody's, a team's or in a channel. Of anything else one may do all or nothing. */
const OF_CONVERSATIONS = /^(conversation|message|attachment|contact)\./;

/** The scopes a permission may be held with, narrowest first. */
export const scopesOf = (permission: Permission): readonly Scope[] =>
  OF_CONVERSATIONS.test(permission) ? SCOPES : ["all"];

const hasScope = (permission: Permission, value: unknown): value is Scope =>
  scopesOf(permission).some((scope) => scope === value);

/** The entries whose scope their permission cannot have. */
export const invalidScopes = (rights: Rights): readonly Permission[] =>
  permissionNames.filter(
    (permission) => rights[permission] !== undefined && !hasScope(permission, rights[permission]),
  );

/** Reads rights from outside or from a row; an entry that is not in the table, or with a scope its permission cannot have, grants nothing. */
export function readRights(stored: Readonly<Record<string, unknown>>): Rights {
  const known = permissionNames.flatMap((permission) => {
    const scope = Object.hasOwn(stored, permission) ? stored[permission] : undefined;
    return hasScope(permission, scope) ? [[permission, scope] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Whether `mine` reach at least as far as `theirs` in everything: nobody gives, changes or takes away what they do not hold. */
export const covers = (mine: Rights, theirs: Rights): boolean =>
  permissionNames.every((permission) => reach(mine[permission]) >= reach(theirs[permission]));

/** What of these rights reaches as far as a team does, as if the team had everything. */
export const asFarAsTeams = (rights: Rights): Rights =>
  Object.fromEntries(
    permissionNames.flatMap((permission) =>
      rights[permission] === "team" || rights[permission] === "channel" ? [[permission, "all"] as const] : [],
    ),
  );

/** What both allow, as far as the narrower one reaches. */
export const overlap = (one: Rights, other: Rights): Rights =>
  Object.fromEntries(
    permissionNames.flatMap((permission) => {
      const [a, b] = [one[permission], other[permission]];
      return a === undefined || b === undefined ? [] : [[permission, reach(a) < reach(b) ? a : b] as const];
    }),
  );

const reach = (scope: Scope | undefined): number => (scope === undefined ? -1 : SCOPES.indexOf(scope));
