import { SCOPES, type MemberActor, type Permission, type Rights, type Scope } from "../../access/index.ts";
import { BUILT_IN_ROLES } from "../../identity/index.ts";
import type { Objects } from "./objects.ts";

/** What a member is to the objects of the walk, nearest first. */
export const NEARNESS = ["own", "team", "channel", "stranger"] as const;
export type Nearness = (typeof NEARNESS)[number];

/** A role to walk with: a built-in one, or one that holds a single permission with one scope. */
export type WalkedRole = { readonly name: string; readonly rights: Rights };

/** What lists and threads show, held beside the permission that is walked. */
const SIGHT: Rights = { "conversation.read": "all", "contact.read": "all" };

/** Every built-in role, and for this permission a role with each scope, with and without sight of everything. */
export function rolesFor(permission: Permission | "signed_in"): WalkedRole[] {
  const builtIn = Object.entries(BUILT_IN_ROLES).map(([name, rights]) => ({ name, rights }));
  if (permission === "signed_in") return builtIn;
  const made = SCOPES.flatMap((scope) => [
    { name: `${permission} ${scope}`, rights: { ...SIGHT, [permission]: scope } },
    { name: `${permission} ${scope}, blind`, rights: { [permission]: scope } },
  ]);
  return [...builtIn, { name: "sight alone", rights: SIGHT }, { name: "nothing", rights: {} }, ...made];
}

/** Somebody with these rights who is this near to the objects. */
export const actorFor = (objects: Objects, rights: Rights, nearness: Nearness): MemberActor => ({
  ...(nearness === "own" ? objects.assignee : objects.colleague),
  permissions: rights,
  team: nearness === "team" ? objects.team : null,
  channelIds: nearness === "channel" ? [objects.channelId] : [],
});

/** Whether a scope reaches an object from there: each scope includes the ones before it. */
export const reaches = (scope: Scope | undefined, nearness: Nearness): boolean =>
  scope !== undefined && (scope === "all" || SCOPES.indexOf(scope) >= NEARNESS.indexOf(nearness));
