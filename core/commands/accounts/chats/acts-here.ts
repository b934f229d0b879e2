import type { Heard } from "../../chat/heard.ts";

/**
 * Whether a member acts in this chat: in their own with the hub and in chats of members always, in a group with customers
 * where that was allowed. A customer's rights end at their own conversation anyway.
 */
export const actsHere = ({ message, speaker }: Pick<Heard, "message" | "speaker">): boolean =>
  speaker.actor.kind === "contact" ||
  message.audience === "staff" ||
  message.threadKind !== "group" ||
  message.memberCommands;
