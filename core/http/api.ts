import type { attachmentEndpoints } from "../attachments/index.ts";
import type { auditEndpoints } from "../audit/index.ts";
import type { channelEndpoints } from "../channels/index.ts";
import type { contactEndpoints } from "../contacts/index.ts";
import type { conversationEndpoints, labelEndpoints, messageEndpoints } from "../conversations/index.ts";
import type { healthEndpoints } from "../health/index.ts";
import type { identityEndpoints } from "../identity/index.ts";
import type { ruleEndpoints } from "../rules/index.ts";
import type { settingEndpoints } from "../settings/index.ts";
import type { templateEndpoints } from "../templates/index.ts";

type Rooms =
  | typeof attachmentEndpoints
  | typeof auditEndpoints
  | typeof channelEndpoints
  | typeof contactEndpoints
  | typeof conversationEndpoints
  | typeof labelEndpoints
  | typeof messageEndpoints
  | typeof healthEndpoints
  | typeof identityEndpoints
  | typeof ruleEndpoints
  | typeof settingEndpoints
  | typeof templateEndpoints;

/** Every route a client may call, with what it asks and answers: the server's own schemas, as types. */
export type Api = NonNullable<Rooms[number]["known"]>;

export type MethodOf = Api["method"];
export type PathOf<M extends MethodOf> = Extract<Api, { method: M }>["path"];
type Route<M extends MethodOf, P extends string> = Extract<Api, { method: M; path: P }>;
export type QueryOf<M extends MethodOf, P extends string> = Route<M, P>["query"];
export type BodyOf<M extends MethodOf, P extends string> = Route<M, P>["body"];
export type AnswerOf<M extends MethodOf, P extends string> = Route<M, P>["answer"];
