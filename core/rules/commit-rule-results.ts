import { CONVERSATION_POLICY, firstAttempt, toReplyRow, type Born } from "../conversations/index.ts";
import {
  SENDING_LEASE,
  type ReserveSlots,
  type SendTask,
  type DeliveryReference,
} from "../deliveries/index.ts";
import type { Database } from "../database/index.ts";
import type { ChannelId, ConversationId, MessageId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableJson } from "../kernel/storable.ts";
import {
  EVENT_LEASE,
  toClaimed,
  type ClaimedEvent,
  type ClaimedRow,
  type HandledEvent,
} from "../outbox/index.ts";
import type { ThreadReference } from "../protocol/index.ts";
import type { RuleRows } from "./responder.ts";
import type { RuleRun } from "./rule-run.ts";

export type CommitDependencies = {
  readonly database: Database;
  /** Begins a delivery this process holds. */
  readonly deliver: (delivery: DeliveryReference) => void;
  /** Keeps room for replies that are to be sent at once. */
  readonly reserve: ReserveSlots;
  /** Told after a commit in an organization. */
  readonly announce: (organizationId: string) => void;
};

/** A row of `commit_rule_results`. `sending`: inserted as that, in this process's name. `leased`: queued, and leased to it. */
type ResultRow =
  | { what: "event"; event: ClaimedRow }
  | {
      what: "reply";
      organization_id: OrganizationId;
      conversation_id: ConversationId;
      message_id: MessageId;
      delivery_id: string;
      sending: boolean;
      leased: boolean;
      channel_id: ChannelId;
      thread_key: string;
      thread_kind: ThreadReference["kind"];
      thread_title: string;
      thread_context: JsonObject;
    };

/** Commits what rules came to, in one round trip: queues replies, keeps runs, acknowledges events. Returns the events that are next. */
export async function commitRuleResults(
  deps: CommitDependencies,
  handled: readonly HandledEvent<RuleRows>[],
): Promise<ClaimedEvent[]> {
  const all = handled.flatMap((one) => one.rows);
  const replies = all.flatMap((rows) => rows.replies);
  const rows = replies.map(({ reply, runId }) => toReplyRow(reply, runId));
  const slots = deps.reserve(replies.length);
  const committed = await deps.database.system
    .query<ResultRow>({
      name: "commit_rule_results",
      text: "select * from commit_rule_results($1, $2, $3, $4, $5, $6, $7, $8)",
      values: [
        storableJson(all.flatMap(({ runs }) => runs.map(toRunRow))),
        storableJson(rows),
        handled.map((one) => one.claimed.organizationId),
        handled.map((one) => one.claimed.id),
        EVENT_LEASE,
        SENDING_LEASE,
        slots.count,
        CONVERSATION_POLICY,
      ],
    })
    .catch((error: unknown) => {
      // It may have been committed all the same.
      slots.requeue(rows.map((row) => ({ organizationId: row.organization_id, id: row.delivery_id })));
      throw error;
    });
  const said = new Map(rows.map((row, at) => [row.message_id, replies[at]?.reply]));
  const begun: SendTask[] = [];
  const next: ClaimedEvent[] = [];
  for (const row of committed.rows) {
    if (row.what === "event") {
      next.push(toClaimed(row.event));
      continue;
    }
    const reply = said.get(row.message_id);
    if (row.sending && reply) begun.push(firstAttempt(reply, toBorn(row)));
    else if (row.leased)
      deps.deliver({ organizationId: row.organization_id, id: row.delivery_id, channelId: row.channel_id });
  }
  slots.begin(begun);
  for (const id of new Set(replies.map(({ reply }) => reply.organizationId))) deps.announce(id);
  return next;
}

const toBorn = (row: Extract<ResultRow, { what: "reply" }>): Born => ({
  id: row.delivery_id,
  messageId: row.message_id,
  conversationId: row.conversation_id,
  channelId: row.channel_id,
  thread: {
    key: row.thread_key,
    kind: row.thread_kind,
    title: row.thread_title,
    context: row.thread_context,
  },
});

const toRunRow = (run: RuleRun) => ({
  organization_id: run.organizationId,
  id: run.id,
  rule_id: run.ruleId,
  conversation_id: run.conversationId,
  message_id: run.messageId,
  facts: run.facts,
});
