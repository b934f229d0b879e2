import type { MemberActor } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import type { ConversationView } from "./schema.ts";
import type { SendDeps } from "../deliveries/index.ts";

/** What this room's endpoints need. */
export type ConversationDeps = SendDeps & {
  readonly database: Database;
  /** Shows typing to others; nothing is stored. */
  readonly typing: (actor: MemberActor, conversationId: string) => Promise<void>;
  /** Tells the member's own other pages what they have seen. */
  readonly seen: (actor: MemberActor, conversation: ConversationView) => void;
};
