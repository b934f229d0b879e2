import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Party } from "../../../core/protocol/index.ts";
import { idIn, objectIn, textIn, wordsIn } from "./read.ts";

/** Describes a user, with the name that the server's member goes by; null for one without an id. */
export function partyOf(user: JsonObject | undefined, member?: JsonObject): Party | null {
  const id = user && idIn(user, "id");
  if (!user || id === undefined) return null;
  const username = wordsIn(user, "username");
  const name = (member && wordsIn(member, "nick")) ?? wordsIn(user, "global_name") ?? username;
  const avatar = textIn(user, "avatar");
  return {
    identities: [{ kind: "user_id", value: id }],
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
    ...(user["bot"] === true && { isBot: true }),
    ...(avatar !== undefined &&
      AVATAR.test(avatar) && {
        avatar: { reference: { cdn: `avatars/${id}/${avatar}.png?size=128` }, contentType: "image/png" },
      }),
  };
}

const AVATAR = /^(a_)?[\da-f]{32}$/;

/** Describes somebody of whom only the id is known. */
export const partyOfId = (id: string): Party => ({ identities: [{ kind: "user_id", value: id }] });

/** Reads the member or user of an event that names one in several ways. */
export function partyIn(d: JsonObject): Party | null {
  const member = objectIn(d, "member");
  const user = objectIn(d, "user") ?? (member && objectIn(member, "user"));
  const id = idIn(d, "user_id");
  return partyOf(user, member) ?? (id === undefined ? null : partyOfId(id));
}
