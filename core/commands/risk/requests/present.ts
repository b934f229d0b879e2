import { z } from "@hono/zod-openapi";
import { exampleId } from "../../../kernel/example-id.ts";
import type { ListedRequest } from "./list-requests.ts";

/** What one member asked for and another has to approve. */
export const RequestSchema = z
  .object({
    id: z.string(),
    command: z.string(),
    summary: z.object({ en: z.string(), de: z.string() }),
    requestedBy: z.object({ id: z.string(), name: z.string() }),
    requestedAt: z.string(),
    expiresAt: z.string(),
    own: z.boolean().openapi({ description: "You asked for it yourself: another member decides." }),
  })
  .openapi("CommandRequest", {
    example: {
      id: exampleId("cmd"),
      command: "channel pause",
      summary: { en: "Holds what is sent: Shop.", de: "Hält an, was gesendet wird: Shop." },
      requestedBy: { id: exampleId("usr"), name: "Ada Lovelace" },
      requestedAt: "2026-11-30T09:40:12.000Z",
      expiresAt: "2026-11-30T10:40:12.000Z",
      own: false,
    },
  });

/** How a member decides. */
export const DecisionSchema = z
  .object({
    decision: z.enum(["approved", "declined"]),
    language: z.enum(["en", "de"]).default("en"),
  })
  .openapi({ example: { decision: "approved", language: "en" } });

/** What was decided, in words. */
export const DecidedSchema = z
  .object({ decision: z.enum(["approved", "declined"]), text: z.string() })
  .openapi("DecidedRequest", {
    example: { decision: "approved", text: "Holds what is sent: Shop. Approved by Grace, and done." },
  });

export const presentRequest = ({
  id,
  call,
  summary,
  requested_by: userId,
  name,
  requested_at: requestedAt,
  expires_at: expiresAt,
  own,
}: ListedRequest): z.input<typeof RequestSchema> => ({
  id,
  command: call.command,
  summary,
  requestedBy: { id: userId, name },
  requestedAt: requestedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  own,
});
