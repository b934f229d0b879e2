import { randomBytes } from "node:crypto";
import { z } from "zod";

/** The secret that signs visitor tokens; the hub makes it. */
export const credentials = z.object({
  signingSecret: z
    .string()
    .min(32, "At least 32 characters, or leave it empty: the hub makes one.")
    .default(() => randomBytes(32).toString("base64url"))
    .meta({
      title: "Signing secret",
      description:
        "Signs visitors' tokens. Leave it empty: the hub makes one. Changing it ends every visitor's chat.",
      secret: true,
    }),
});

/** `https://shop.example` as a browser sends it in `Origin`: no path, no trailing slash. */
const origin = z
  .string()
  .regex(/^https?:\/\/[^/\s]+$/, "An origin looks like https://shop.example, without a path.");

/** The widget's look and the pages that may embed it. */
export const settings = z.object({
  title: z
    .string()
    .max(60)
    .default("Chat with us")
    .meta({ title: "Title", description: "At the top of the panel." }),
  greeting: z
    .string()
    .max(500)
    .default("")
    .meta({ title: "Greeting", description: "Shown before the visitor writes." }),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "A colour looks like #3355dd.")
    .default("#3b5bdb")
    .meta({ title: "Colour", description: "Of the button and the visitor's messages." }),
  side: z
    .enum(["left", "right"])
    .default("right")
    .meta({ title: "Side", description: "Which lower corner of the page: left or right." }),
  askName: z.boolean().default(false).meta({
    title: "Ask for name and e-mail",
    description: "Offers two optional fields before the first message.",
  }),
  origins: z.array(origin).max(50).default([]).meta({
    title: "Allowed origins",
    description: "Pages that may embed the chat, such as https://shop.example. Empty: any.",
  }),
});

export type Credentials = z.infer<typeof credentials>;
export type Settings = z.infer<typeof settings>;
