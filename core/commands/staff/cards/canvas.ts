import type { CommandChat } from "../../../access/index.ts";
import type { Capabilities } from "../../../protocol/index.ts";
import type { Card } from "./card.ts";
import type { LockedCard } from "./lock-card.ts";
import type { Viewer } from "./render-card.ts";

/** A card with what is to be shown of it, to whom and where. `viewer`: null where they may not see the conversation any more. */
export type Canvas = {
  readonly card: LockedCard;
  readonly chat: CommandChat;
  readonly viewer: Viewer | null;
  readonly drawn: Card;
  readonly capabilities: Capabilities;
};
