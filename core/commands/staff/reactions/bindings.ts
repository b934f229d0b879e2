/** What a member's reaction to a card, or to a message about a conversation, stands for: the command as it would be typed there. */
const BINDINGS: Readonly<Record<string, string>> = {
  "👀": "/claim",
  "✅": "/resolve",
  "🚨": "/priority urgent",
};

/** Every reaction that stands for a command. */
export const boundEmoji: readonly string[] = Object.keys(BINDINGS);

/** The command that a reaction stands for; null where it is only a reaction. */
export const commandOf = (emoji: string): string | null =>
  (Object.hasOwn(BINDINGS, emoji) && BINDINGS[emoji]) || null;
