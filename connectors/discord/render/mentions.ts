import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Mark } from "../../../core/protocol/index.ts";

const MENTIONS_MAX = 100;

/**
 * Renders who a message may notify: only those that it marks. A text that looks like a mention notifies nobody, so a
 * customer's words in a reply never reach a whole server.
 */
export function mentionsOf(marks: readonly Mark[]): JsonObject {
  const identities = new Set(marks.flatMap((mark) => (mark.kind === "mention" ? (mark.identity ?? []) : [])));
  const users = [...identities].filter((identity) => /^\d{1,20}$/.test(identity));
  const roles = [...identities].filter((identity) => /^&\d{1,20}$/.test(identity));
  const isForAll = identities.has("everyone") || identities.has("here");
  return {
    allowed_mentions: {
      parse: isForAll ? ["everyone"] : [],
      users: users.slice(0, MENTIONS_MAX),
      roles: roles.slice(0, MENTIONS_MAX).map((role) => role.slice(1)),
      replied_user: true,
    },
  };
}
