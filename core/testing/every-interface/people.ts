import type { HealthFinding, Party, RemoteMedia, ThreadReference } from "../../protocol/index.ts";

export const GROUP: ThreadReference = {
  key: "group-1",
  kind: "group",
  title: "title of the group",
  initialTitle: "first title of the group",
  context: { note: "context of the group" },
  space: { key: "space-1", title: "title of the space" },
  parent: { key: "parent-1", title: "title of the parent" },
};
/** A thread of which only the first title is told. */
export const MAIL: ThreadReference = { key: "mail-1", kind: "mail", initialTitle: "title of the mail" };
/** A group that becomes a chat of members. */
export const TEAM: ThreadReference = { key: "team-1", kind: "group", title: "title of the team" };
export const DIRECT: ThreadReference = { key: "direct-1", kind: "direct" };

/** A file with everything that one may have. */
export const media = (name: string): RemoteMedia => ({
  reference: { file: name },
  fileName: `${name}.bin`,
  contentType: "image/png",
  size: 3,
  width: 40_321,
  height: 40_322,
  durationMs: 40_323,
  emoji: "🦔",
});

export const ADA: Party = {
  identities: [{ kind: "user_id", value: "ada" }],
  name: "Ada of the script",
  nickname: "nickname of Ada",
  username: "username_of_ada",
  language: "de-AT",
  isBot: false,
  avatar: media("avatar"),
};
/** Somebody whom the platform calls by a nickname only. */
export const BO: Party = { identities: [{ kind: "user_id", value: "bo" }], nickname: "nickname of Bo" };
/** Somebody of whom events tell an id only. */
export const CLEO: Party = { identities: [{ kind: "user_id", value: "cleo" }] };

export const FINDING: HealthFinding = {
  code: "scripted",
  severity: "warning",
  text: "text of the finding",
  fix: "fix of the finding",
  action: "scan",
  field: "token",
  scan: "scan of the finding",
};

export const VISIT: ThreadReference = { key: "visitor-1", kind: "web" };
export const VISITOR: Party = { identities: [{ kind: "visitor", value: "visitor-1" }] };
