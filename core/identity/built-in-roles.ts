import { permissionNames, type Permission, type Rights, type Scope } from "../access/index.ts";

const over = (scope: Scope, ...permissions: readonly Permission[]): Rights =>
  Object.fromEntries(permissions.map((permission) => [permission, scope]));

const everything = over("all", ...permissionNames);
const everythingButOwnership = over(
  "all",
  ...permissionNames.filter((permission) => permission !== "organization.manage"),
);
const reading = over(
  "all",
  "conversation.read",
  "attachment.read",
  "contact.read",
  "channel.read",
  "template.read",
  "member.read",
);
const answering = over(
  "all",
  "conversation.reply",
  "conversation.note",
  "conversation.assign",
  "conversation.label",
  "conversation.close",
  "conversation.snooze",
  "contact.write",
  "rule.read",
  "settings.read",
);

/** The roles every organization has; they cannot be changed, only left unused. */
export const BUILT_IN_ROLES = {
  owner: everything,
  admin: everythingButOwnership,
  supervisor: {
    ...reading,
    ...answering,
    ...over(
      "all",
      "message.edit",
      "message.delete",
      "rule.manage",
      "template.manage",
      "label.manage",
      "audit.read",
      "health.read",
    ),
  },
  agent: { ...reading, ...answering, ...over("own", "message.edit", "message.delete") },
  accountant: over("all", "contact.read", "member.read"),
  viewer: reading,
  client: over("own", "conversation.read", "conversation.reply", "attachment.read"),
  vendor: over("own", "conversation.read", "conversation.reply", "conversation.note", "attachment.read"),
} as const satisfies Record<string, Rights>;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

/** Whether a name is a built-in role's. */
export const isBuiltInRole = (name: string): name is BuiltInRole => Object.hasOwn(BUILT_IN_ROLES, name);
