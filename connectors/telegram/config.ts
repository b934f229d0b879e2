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
      description: "In Telegram, send /newbot to @BotFather and paste the token it replies with.",
      placeholder: "123456789:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
      secret: true,
    }),
  secret: z
    .string()
    .regex(/^[\w-]{16,256}$/, "Use 16 to 256 letters, digits, _ or -.")
    .default(() => randomBytes(32).toString("hex"))
    .meta({
      title: "Webhook secret",
      description: "Proves that webhooks come from Telegram. Leave blank to generate one.",
      secret: true,
    }),
});

/** Where the Bot API is. */
export const settings = z.object({
  apiRoot: z
    .url({ protocol: /^https?$/, error: "Enter an address that starts with https:// or http://." })
    .default("https://api.telegram.org")
    .meta({
      title: "Bot API address",
      description: "Change this only if you run your own Bot API server, or for the sandbox.",
      placeholder: "https://api.telegram.org",
      bindsSecrets: true,
    }),
  messagesPerSecond: z.number().min(1, "Enter at least 1 message per second.").default(30).meta({
    title: "Messages per second",
    description: "How many messages this bot may send per second. Raise it only for paid broadcasts.",
    placeholder: "30",
  }),
});

export type Credentials = z.infer<typeof credentials>;
export type Settings = z.infer<typeof settings>;
