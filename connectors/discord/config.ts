import { z } from "zod";

/** The credentials of a bot. */
export const credentials = z.object({
  token: z
    .string()
    .trim()
    .transform((token) => token.replace(/^Bot\s+/i, ""))
    .pipe(
      z
        .string()
        .regex(
          /^[\w-]{8,}\.[\w-]{4,}\.[\w-]{16,}$/,
          "A bot token has three parts with dots between them. In the Developer Portal, open your application, then Bot, and press Reset Token.",
        ),
    )
    .meta({
      title: "Bot token",
      description: "In the Discord Developer Portal, open your application, then Bot, and press Reset Token.",
      placeholder: "MTA4…",
      secret: true,
    }),
});

const ids = z.array(
  z
    .string()
    .trim()
    .regex(/^\d{17,20}$/, "An id has 17 to 20 digits. Turn on Developer Mode in Discord, then copy the id."),
);

/** What the bot listens to, and where the API is. */
export const settings = z.object({
  servers: ids.default([]).meta({
    title: "Servers",
    description: "Ids of the servers to listen to. Leave blank for all servers that the bot is in.",
    placeholder: "1046000000000000000",
  }),
  channels: ids.default([]).meta({
    title: "Channels",
    description:
      "Ids of the channels to listen to; threads belong to their channel. Leave blank for all channels that the bot sees.",
    placeholder: "1046000000000000001",
  }),
  directMessages: z.boolean().default(true).meta({
    title: "Direct messages",
    description: "Receive what people write to the bot itself.",
  }),
  onlyMentions: z.boolean().default(false).meta({
    title: "Only mentions",
    description: "In servers, receive only messages that mention the bot or reply to it.",
  }),
  apiRoot: z
    .url({ protocol: /^https?$/, error: "Enter an address that starts with https:// or http://." })
    .default("https://discord.com/api")
    .meta({
      title: "API address",
      description: "Change this only for the sandbox.",
      placeholder: "https://discord.com/api",
      bindsSecrets: true,
    }),
});

export type Credentials = z.infer<typeof credentials>;
export type Settings = z.infer<typeof settings>;
