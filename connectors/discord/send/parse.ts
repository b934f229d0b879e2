import { z } from "zod";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { isSnowflake } from "../ids.ts";

const id = z.string().refine(isSnowflake);
const body = z.record(z.string(), z.json());

const answer = z.object({
  interactionId: id,
  token: z.string().regex(/^[\w.~-]+$/),
  applicationId: id,
  kind: z.enum(["command", "press", "form"]),
  /** Missing from what was kept before it was asked for. */
  user: id.optional(),
  acknowledged: z.boolean(),
  at: z.number(),
});

const call = z.discriminatedUnion("call", [
  z.object({
    call: z.literal("create"),
    channel: id,
    body,
    answer: answer.optional(),
    only: id.optional(),
  }),
  z.object({ call: z.literal("edit"), channel: id, message: id, body }),
  z.object({ call: z.literal("delete"), channel: id, message: id }),
  z.object({ call: z.literal("react"), channel: id, message: id, emoji: z.array(z.string()) }),
  z.object({ call: z.literal("typing"), channel: id }),
  z.object({ call: z.literal("acknowledge"), answer, text: z.string().optional() }),
  z.object({ call: z.literal("open_form"), answer, body }),
]);

/** A call of `render`, which the hub kept in between. */
export type RenderedCall = z.infer<typeof call>;
export type Answering = z.infer<typeof answer>;

/** Reads a rendered call; nothing for one that makes no sense. */
export const parseCall = (payload: JsonObject): RenderedCall | undefined => call.safeParse(payload).data;
