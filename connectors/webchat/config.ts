import { randomBytes } from "node:crypto";
import { z } from "zod";

/** The secret that signs visitor tokens; the hub makes it. */
export const credentials = z.object({
  signingSecret: z
    .string()
    .min(32, "Enter at least 32 characters, or leave blank to generate one.")
    .default(() => randomBytes(32).toString("base64url"))
    .meta({
      title: "Signing secret",
      description:
        "Signs visitors' tokens. Leave blank to generate one. Changing it ends every visitor's chat.",
      secret: true,
    }),
});

/** `https://shop.example` as a browser sends it in `Origin`: no path, no trailing slash. */
const origin = z
  .string()
  .regex(/^https?:\/\/[^/\s]+$/, "Enter an origin, such as https://shop.example, without a path.");

/** The widget's look and the pages that may embed it. */
export const settings = z.object({
  title: z
    .string()
    .max(60)
    .default("Chat with us")
    .meta({ title: "Title", description: "Shown at the top of the chat." }),
  greeting: z
    .string()
    .max(500)
    .default("")
    .meta({ title: "Greeting", description: "Shown before the visitor writes." }),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "Enter a colour, such as #3355dd.")
    .default("#3b5bdb")
    .meta({ title: "Colour", description: "Used for the button and the visitor's messages." }),
  side: z
    .enum(["left", "right"])
    .default("right")
    .meta({ title: "Side", description: "Corner at the bottom of the page: left or right." }),
  askName: z.boolean().default(false).meta({
    title: "Ask for name and email",
    description: "Shows two optional fields before the first message.",
  }),
  origins: z.array(origin).max(50).default([]).meta({
    title: "Allowed origins",
    description: "Websites that may embed the chat, such as https://shop.example. Leave blank to allow any.",
  }),
});

export type Credentials = z.infer<typeof credentials>;
export type Settings = z.infer<typeof settings>;
