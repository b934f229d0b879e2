import fc from "fast-check";
import { SCOPES, type MemberActor, type Rights } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const [ann, bob] = [newId("usr"), newId("usr")];
export const [shop, help] = [newId("chn"), newId("chn")];

/** A member with these rights, of the team `night` and in charge of `shop`. */
export const member = (permissions: Rights, more: Partial<MemberActor> = {}): MemberActor => ({
  kind: "member",
  userId: ann,
  name: "Ann",
  email: "ann@example.test",
  sessionId: newId("ses"),
  reauthenticated: true,
  organizationId: newId("org"),
  role: "test",
  roleId: null,
  permissions,
  channelIds: [shop],
  team: "night",
  ...more,
});

/** What an act may be about: anybody's, in either channel, of either team. */
export const anyResource = fc.record({
  ownerId: fc.constantFrom(ann, bob, null),
  channelId: fc.constantFrom(shop, help, null),
  team: fc.constantFrom("night", "day", null),
});
/** A member who may read conversations as far as any scope reaches, with or without a team and channels. */
export const anyActor = fc
  .record({
    scope: fc.constantFrom(...SCOPES, undefined),
    team: fc.constantFrom("night", null),
    channelIds: fc.constantFrom([shop], []),
  })
  .map(({ scope, ...more }) => member(scope === undefined ? {} : { "conversation.read": scope }, more));
