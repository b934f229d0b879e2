import { may } from "../permissions/permissions-in.ts";
import type { Channel, Message, World } from "../world.ts";
import type { Form } from "../form.ts";

export type Allowed = {
  readonly users: boolean | readonly string[];
  readonly roles: boolean | readonly string[];
  readonly everyone: boolean;
  readonly repliedUser: boolean;
};

/** What people mention. */
export const ALL_MENTIONS: Allowed = { users: true, roles: true, everyone: true, repliedUser: true };

/** Reads `allowed_mentions`. Without it everything that is written is a mention. */
export function readAllowed(form: Form): Allowed {
  const given = form.object("allowed_mentions");
  if (!given) return ALL_MENTIONS;
  const parse = given.values("parse", { max: 3 });
  const users = given.values("users", { max: 100 }).map(String);
  const roles = given.values("roles", { max: 100 }).map(String);
  if (parse.includes("users") && users.length > 0)
    given.fail(
      "",
      "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
      'parse:["users"] and users: [ids...] are mutually exclusive.',
    );
  return {
    users: parse.includes("users") || users,
    roles: parse.includes("roles") || roles,
    everyone: parse.includes("everyone"),
    repliedUser: given.flag("replied_user"),
  };
}

type Mentioned = Pick<Message, "mentions" | "mentionRoles" | "mentionEveryone">;

/** Finds whom a text mentions, within what its author may and wants to mention. */
export function findMentions(
  world: World,
  channel: Channel,
  said: { readonly authorId: string; readonly content: string; readonly repliedTo: string | null },
  allowed: Allowed,
): Mentioned {
  const passes = (list: boolean | readonly string[], id: string) =>
    list === true || (list !== false && list.includes(id));
  const named = idsIn(said.content, /<@!?(\d+)>/g).filter(
    (id) => world.users.has(id) && passes(allowed.users, id),
  );
  const replied = said.repliedTo !== null && allowed.repliedUser ? [said.repliedTo] : [];
  const everyone = allowed.everyone && /@(everyone|here)/.test(said.content);
  return {
    mentions: [...new Set([...named, ...replied])],
    mentionRoles: idsIn(said.content, /<@&(\d+)>/g).filter((id) => passes(allowed.roles, id)),
    mentionEveryone: everyone && may(world, channel, said.authorId, "MENTION_EVERYONE"),
  };
}

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? [])),
];
