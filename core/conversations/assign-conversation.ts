import { z } from "@hono/zod-openapi";
import { actionsFor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { readId, type UserId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { conversationTarget } from "./target.ts";
import { undoAssignment } from "./undo-change.ts";
import { exampleId } from "../kernel/example-id.ts";

const action = actionsFor<unknown>();

/** Puts a member in charge, or nobody. Assigning whom it is already assigned to changes nothing. */
export const assignConversation = action({
  name: "conversation.assign",
  summary: "Put a member in charge, or nobody",
  permission: "conversation.assign",
  errors: { missing: ["member_unknown"], invalid: ["id_malformed"] },
  target: conversationTarget,
  input: z.object({ userId: z.string().nullable() }).openapi({ example: { userId: exampleId("usr") } }),
  record: "thread",
  undo: undoAssignment,
  async perform({ tx }, { id: conversationId }, input) {
    const userId = input.userId === null ? null : readId("usr", input.userId);
    if (userId !== null) await requireMember(tx, userId);
    const { rows } = await tx.client.query<{ from: UserId | null }>(
      `update comm_conversations set assignee_id = $3, version = version + 1, updated_at = clock_timestamp()
       where organization_id = $1 and id = $2 and assignee_id is distinct from $3 returning old.assignee_id as "from"`,
      [tx.organizationId, conversationId, userId],
    );
    if (rows[0]) await appendEvent(tx, { kind: "conversation_changed", conversationId, from: rows[0].from });
  },
});

async function requireMember(tx: Transaction, userId: UserId): Promise<void> {
  const { rowCount } = await tx.client.query(
    "select from user_roles where organization_id = $1 and user_id = $2",
    [tx.organizationId, userId],
  );
  if (rowCount !== 1)
    throw missing("member_unknown", "This person is not a member of your organization.", { userId });
}
