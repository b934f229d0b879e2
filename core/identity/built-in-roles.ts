import { grantsOf, permissionNames, type Permission, type Rights, type Scope } from "../access/index.ts";

const over = (scope: Scope, ...permissions: readonly Permission[]): Rights =>
  Object.fromEntries(permissions.map((permission) => [permission, scope]));

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

/** The roles every organization has; they cannot be changed, only left unused. They are read anew each time: rooms bring permissions as they are loaded. */
export const BUILT_IN_ROLES = {
  get owner(): Rights {
    return over("all", ...permissionNames);
  },
  get admin(): Rights {
    return over("all", ...permissionNames.filter((permission) => permission !== "organization.manage"));
  },
  get supervisor(): Rights {
    const supervising = over(
      "all",
      "message.edit",
      "message.delete",
      "rule.manage",
      "template.manage",
      "label.manage",
      "audit.read",
      "health.read",
    );
    return { ...reading, ...answering, ...supervising, ...grantsOf("supervisor") };
  },
  get agent(): Rights {
    return {
      ...reading,
      ...answering,
      ...over("own", "message.edit", "message.delete"),
      ...grantsOf("agent"),
    };
  },
  get accountant(): Rights {
    return { ...over("all", "contact.read", "member.read"), ...grantsOf("accountant") };
  },
  get viewer(): Rights {
    return { ...reading, ...grantsOf("viewer") };
  },
  get client(): Rights {
    return {
      ...over("own", "conversation.read", "conversation.reply", "attachment.read"),
      ...grantsOf("client"),
    };
  },
  get vendor(): Rights {
    return {
      ...over("own", "conversation.read", "conversation.reply", "conversation.note", "attachment.read"),
      ...grantsOf("vendor"),
    };
  },
} satisfies Record<string, Rights>;

export type BuiltInRole = keyof typeof BUILT_IN_ROLES;

/** Whether a name is a built-in role's. */
export const isBuiltInRole = (name: string): name is BuiltInRole => Object.hasOwn(BUILT_IN_ROLES, name);
