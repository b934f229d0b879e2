import { actionsFor } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { conversationTarget } from "./target.ts";
import { updateConversation } from "./update-conversation.ts";
import { writeSystemMessages } from "./write-system-messages.ts";

const action = actionsFor<unknown>();

/** How long rules keep quiet once a person was asked for, unless somebody lets them answer again. */
const QUIET = "7 days";

/** Asks for a person: rules keep quiet, and the conversation is open. The customer's own wish, by command. */
export const askForMember = action({
  name: "conversation.ask_for_member",
  summary: "Ask for a person instead of automatic answers",
  permission: "conversation.assign",
  errors: { conflict: ["conversation_superseded"] },
  target: conversationTarget,
  record: "thread",
  async perform({ tx, actor }, { id }) {
    await updateConversation(
      tx,
      id,
      "status = 'open', snoozed_until = null, resolved_at = null, bot_paused_until = clock_timestamp() + $3::interval",
      "true",
      QUIET,
    );
    await writeSystemMessages(tx, actor, id, [{ kind: "asked_for_member" }]);
  },
});

/** Lets rules answer again, without waiting for their pause to end. */
export const letRulesAnswer = action({
  name: "conversation.let_rules_answer",
  summary: "Let rules answer again",
  permission: "conversation.assign",
  target: conversationTarget,
  record: "thread",
  async perform({ tx, actor }, { id: conversationId }) {
    const { rowCount } = await tx.client.query(
      `update comm_conversations set bot_paused_until = null, version = version + 1, updated_at = clock_timestamp()
       where organization_id = $1 and id = $2 and bot_paused_until > clock_timestamp()`,
      [tx.organizationId, conversationId],
    );
    if (rowCount !== 1) return;
    await appendEvent(tx, { kind: "conversation_changed", conversationId });
    await writeSystemMessages(tx, actor, conversationId, [{ kind: "asked_for_rules" }]);
  },
});
