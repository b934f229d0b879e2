import { createEffect, on } from "solid-js";
import { keys } from "../../api/queries.ts";
import { renew } from "../../api/query-client.ts";
import type { Conversation } from "../../api/types.ts";
import { now } from "../../parts/clock.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";
import { composer } from "./composer-state.ts";

/**
 * Returns whether the channel takes approved templates only, as some platforms do long after the customer's last message.
 * A note is none of the platform's business, nor is it asked while a sent message is edited.
 */
export function useShutWindow(conversation: () => Conversation): () => boolean {
  const { details } = useConversationContext();
  const window = () => details()?.window ?? null;
  const lastOfTheirs = () => {
    const { lastMessage } = conversation();
    return lastMessage?.authorKind === "contact" ? lastMessage.at : undefined;
  };
  // What the customer writes opens it again.
  createEffect(
    on(lastOfTheirs, (at) => at && window() && renew(...keys.conversation(conversation().id)), {
      defer: true,
    }),
  );
  return () => {
    const known = window();
    if (known === null || composer.mode() !== "reply" || composer.edited() !== null) return false;
    return !known.open || (known.until !== null && Date.parse(known.until) <= now());
  };
}
