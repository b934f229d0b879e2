import { createContext, useContext } from "solid-js";
import type { Conversation, ConversationDetails } from "../../api/types.ts";

/** The open conversation: the list's data, and the details once they were read. */
export type OpenConversation = {
  readonly id: string;
  readonly conversation: () => Conversation | undefined;
  readonly details: () => ConversationDetails | undefined;
};

export const ConversationContext = createContext<OpenConversation>({
  id: "",
  conversation: () => undefined,
  details: () => undefined,
});
export const useConversationContext = () => useContext(ConversationContext);
