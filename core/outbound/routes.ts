import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { PreviewDraftSchema } from "../conversations/index.ts";
import { previewReply, type PreviewDeps } from "./preview-reply.ts";

const endpoint = endpointsFor<PreviewDeps>();

/** `messages`: as how many it would be sent. `refusal`: the code that a reply would be refused with, null when it would go. */
const PreviewSchema = z
  .object({
    messages: z.number(),
    degraded: z.array(
      z.object({
        what: z.enum([
          "formatting",
          "poll",
          "location",
          "contact_card",
          "buttons",
          "choices",
          "album",
          "reply",
          "caption",
          "private",
          "file",
        ]),
        into: z.enum(["text", "link", "separate", "file", "buttons", "nothing"]),
      }),
    ),
    refusal: z
      .object({
        code: z.string(),
        facts: z.record(
          z.string(),
          z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
        ),
      })
      .nullable(),
  })
  .openapi("Preview", {
    example: { messages: 2, degraded: [{ what: "caption", into: "separate" }], refusal: null },
  });

/** What a member may ask before anything leaves. */
export const outboundEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/preview",
      operationId: "previewReply",
      permission: "conversation.reply",
      summary: "Show what the channel will carry of a reply, without sending it",
      errors: { missing: ["conversation_unknown", "attachment_unknown", "message_unknown"] },
      params: z.object({ id: z.string() }),
      body: PreviewDraftSchema,
      output: PreviewSchema,
    },
    ({ deps, actor, params, body }) => previewReply(deps, actor, params.id, body),
  ),
];
