import type { ChannelId, UserId } from "../kernel/ids.ts";
import type { Actor } from "./actor.ts";
import { can } from "./can.ts";
import type { Permission } from "./permissions.ts";

/** What a list may show: everything, nothing, or what is theirs, their team's or in their channels. */
export type ListScope =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | {
      readonly kind: "some";
      readonly ownerId: UserId;
      readonly team: string | null;
      readonly channelIds: readonly ChannelId[];
    };

/** How far the actor's permission reaches, as a filter for lists; agrees with `can` on every single row. */
export function scopeOf(actor: Actor, permission: Permission): ListScope {
  if (actor.kind !== "member") return { kind: can(actor, permission) ? "all" : "none" };
  const scope = actor.permissions[permission];
  if (scope === undefined) return { kind: "none" };
  const mine = { kind: "some", ownerId: actor.userId, team: null, channelIds: [] } as const;
  switch (scope) {
    case "all":
      return { kind: "all" };
    case "own":
      return mine;
    case "team":
      return { ...mine, team: actor.team };
    case "channel":
      return { ...mine, team: actor.team, channelIds: actor.channelIds };
  }
}
