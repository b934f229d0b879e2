import { randomBytes } from "node:crypto";
import { z } from "zod";

/** The credentials of a bot. The hub makes the secret once when the user leaves it out. */
export const credentials = z.object({
  token: z
    .string()
    .trim()
    .regex(
      /^\d+:[\w-]{3,}$/,
      "A bot token looks like 123456789:ABC-DEF1234ghIkl. Copy the whole line from @BotFather.",
    )
    .meta({
      title: "Bot token",
      description: "In Telegram, write /newbot to @BotFather and paste the token it answers with.",
      placeholder: "123456789:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
      secret: true,
    }),
  secret: z
    .string()
    .regex(/^[\w-]{16,256}$/, "Use 16 to 256 letters, digits, _ or -.")
    .default(() => randomBytes(32).toString("hex"))
    .meta({
      title: "Webhook secret",
      description: "Proves that a webhook comes from Telegram. Leave it empty and the hub makes one.",
      secret: true,
    }),
});

/** Where the Bot API is. */
export const settings = z.object({
  apiRoot: z
    .url({ protocol: /^https?$/, error: "Give an address that starts with https:// or http://." })
    .default("https://api.telegram.org")
    .meta({
      title: "Bot API address",
      description: "Change it only for a Bot API server of your own or for the sandbox.",
      placeholder: "https://api.telegram.org",
      bindsSecrets: true,
    }),
  messagesPerSecond: z.number().min(1, "Send at least one message a second.").default(30).meta({
    title: "Messages a second",
    description:
      "How many messages Telegram takes from this bot a second. Raise it only for paid broadcasts.",
    placeholder: "30",
  }),
});

export type Credentials = z.infer<typeof credentials>;
export type Settings = z.infer<typeof settings>;
