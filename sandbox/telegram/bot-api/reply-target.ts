import type { Message } from "@grammyjs/types";
import { z } from "zod";
import type { Room } from "../world.ts";
import { flagOf, has, integerOf, structureOf, type Params } from "./params.ts";
import { bad } from "./refusal.ts";

const schema = z.object({
  message_id: z.coerce.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
  quote: z.string().optional(),
});

/** Finds the message that a send replies to, by `reply_parameters` or the older `reply_to_message_id`. */
export function replyTarget(room: Room, params: Params): Message | null {
  const requested =
    structureOf(params, "reply_parameters", schema, "object expected as reply parameters") ?? older(params);
  if (!requested) return null;
  const target = room.messages.get(requested.message_id);
  if (target) return target;
  if (requested.allow_sending_without_reply) return null;
  throw bad("message to be replied not found");
}

const older = (params: Params) =>
  has(params, "reply_to_message_id")
    ? {
        message_id: integerOf(params, "reply_to_message_id"),
        allow_sending_without_reply: flagOf(params, "allow_sending_without_reply"),
      }
    : null;
