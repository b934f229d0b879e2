import type { Invariant } from "./invariant.ts";

/** Checks that parallel first messages open one conversation. */
export const oneConversation: Invariant = {
  name: "every chat is one conversation",
  check({ stored }) {
    const conversations = new Map<string, Set<string>>();
    for (const { chat, conversation } of stored)
      conversations.set(chat, (conversations.get(chat) ?? new Set()).add(conversation));
    return [...conversations]
      .filter(([, ids]) => ids.size > 1)
      .map(([chat, ids]) => `${chat} has ${ids.size} conversations`);
  },
};
