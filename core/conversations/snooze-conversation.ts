import { z } from "@hono/zod-openapi";
import { actionsFor } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { conversationTarget } from "./target.ts";
import { undoStatus } from "./undo-change.ts";
import { updateConversation } from "./update-conversation.ts";

const action = actionsFor<unknown>();

/** Puts a conversation to sleep until a moment, or until the customer writes. Refused for a moment that has passed. */
export const snoozeConversation = action({
  name: "conversation.snooze",
  summary: "Sleep until a moment, or until the customer writes",
  permission: "conversation.snooze",
  errors: { conflict: ["conversation_superseded"], invalid: ["snooze_past"] },
  target: conversationTarget,
  input: z
    .object({ until: z.iso.datetime({ offset: true }) })
    .openapi({ example: { until: "2026-12-01T08:00:00Z" } }),
  record: "thread",
  undo: undoStatus,
  async perform({ tx }, { id }, { until }) {
    // Reckoned here: Postgres knows neither the year 0 nor an offset of 23 hours, both of which RFC 3339 can write.
    const seconds = String(Date.parse(until) / 1000);
    const { rows } = await tx.client.query<{ ahead: boolean }>(
      "select to_timestamp($1::double precision) > clock_timestamp() as ahead",
      [seconds],
    );
    if (!rows[0]?.ahead) throw invalid("snooze_past", "Choose a time in the future.", { until });
    await updateConversation(
      tx,
      id,
      "status = 'snoozed', resolved_at = null, snoozed_until = to_timestamp($3::double precision)",
      "true",
      seconds,
    );
  },
});

/** Ends a conversation's sleep; one that does not sleep stays as it is. */
export const wakeConversation = action({
  name: "conversation.wake",
  summary: "Wake now",
  permission: "conversation.snooze",
  errors: { conflict: ["conversation_superseded"] },
  target: conversationTarget,
  record: "thread",
  undo: undoStatus,
  perform: ({ tx }, { id }) =>
    updateConversation(tx, id, "status = 'open', snoozed_until = null", "status = 'snoozed'"),
});
