/** Intents by their bits: discord.com/developers/docs/topics/gateway#gateway-intents. */
const INTENTS = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  directMessageTyping: 1 << 14,
  messageContent: 1 << 15,
  guildMessagePolls: 1 << 24,
  directMessagePolls: 1 << 25,
} as const;

/** Returns what the gateway asks for. To ask for what is switched off would end the connection. */
export const intentsOf = ({ seesContent }: { readonly seesContent: boolean }): number => {
  const { messageContent, ...others } = INTENTS;
  const asked = Object.values(others).reduce((sum, bit) => sum | bit, 0);
  return seesContent ? asked | messageContent : asked;
};
