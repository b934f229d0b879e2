import { z } from "zod";
import { isSnowflake } from "../ids.ts";

const id = z.string().refine(isSnowflake);

/** The fields of Discord's answers that are read here. */
export const application = z.object({
  id,
  name: z.string(),
  flags: z.number().default(0),
  bot: z.object({ id, username: z.string(), global_name: z.string().nullish() }).optional(),
});
export type Application = z.infer<typeof application>;

export const guilds = z.array(z.object({ id, name: z.string(), owner: z.boolean().optional() }));

export const guild = z.object({
  id,
  name: z.string(),
  owner_id: id.optional(),
  roles: z.array(z.object({ id, permissions: z.string().regex(/^\d+$/) })),
});
export type Guild = z.infer<typeof guild>;

const overwrite = z.object({
  id,
  type: z.number(),
  allow: z.string().regex(/^\d+$/),
  deny: z.string().regex(/^\d+$/),
});

export const channels = z.array(
  z.object({
    id,
    type: z.number(),
    name: z.string().nullish(),
    parent_id: id.nullish(),
    permission_overwrites: z.array(overwrite).default([]),
  }),
);
export type Channel = z.infer<typeof channels>[number];

export const member = z.object({ roles: z.array(id) });
