/** The bits of an identification, by Discord's names. */
export const INTENT = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  GUILD_MESSAGE_REACTIONS: 1 << 10,
  GUILD_MESSAGE_TYPING: 1 << 11,
  DIRECT_MESSAGES: 1 << 12,
  DIRECT_MESSAGE_REACTIONS: 1 << 13,
  DIRECT_MESSAGE_TYPING: 1 << 14,
  MESSAGE_CONTENT: 1 << 15,
  GUILD_MESSAGE_POLLS: 1 << 24,
  DIRECT_MESSAGE_POLLS: 1 << 25,
} as const;

/** The bits that exist. Discord closes the connection for any other. */
export const KNOWN_INTENTS = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 24, 25,
].reduce((all, bit) => all | (1 << bit), 0);

type Needed = { readonly guild: number; readonly direct: number };

/** Returns the bits of which a session needs one for an event; 0 when it is for everybody. */
export function intentsFor(t: string): Needed {
  if (t === "MESSAGE_CREATE" || t === "MESSAGE_UPDATE" || t.startsWith("MESSAGE_DELETE"))
    return { guild: INTENT.GUILD_MESSAGES, direct: INTENT.DIRECT_MESSAGES };
  if (t.startsWith("MESSAGE_REACTION"))
    return { guild: INTENT.GUILD_MESSAGE_REACTIONS, direct: INTENT.DIRECT_MESSAGE_REACTIONS };
  if (t.startsWith("MESSAGE_POLL"))
    return { guild: INTENT.GUILD_MESSAGE_POLLS, direct: INTENT.DIRECT_MESSAGE_POLLS };
  if (t === "TYPING_START")
    return { guild: INTENT.GUILD_MESSAGE_TYPING, direct: INTENT.DIRECT_MESSAGE_TYPING };
  if (t.startsWith("GUILD_MEMBER_")) return { guild: INTENT.GUILD_MEMBERS, direct: 0 };
  if (/^(GUILD|CHANNEL|THREAD)_/.test(t)) return { guild: INTENT.GUILDS, direct: 0 };
  return { guild: 0, direct: 0 };
}
