import type { Transaction } from "../database/index.ts";
import {
  requireAnswerable,
  requireParts,
  type ChannelCapabilities,
  type DeliveryPayload,
} from "../deliveries/index.ts";
import { conflict, invalid, missing } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import type { ExternalIdentity, RichText, ThreadReference } from "../protocol/index.ts";
import type { FilePart } from "./draft-files.ts";
import { readApprovedTemplate } from "./read-approved-template.ts";
import { readWindow } from "./read-window.ts";
import type { PreviewDraft } from "./reply-draft.ts";

/** What a draft brings beside its words and its files. */
export type ReadDraft = {
  readonly payload: Omit<DeliveryPayload, "answers" | "answersUntil">;
  readonly replyToId: MessageId | undefined;
  /** What it says: a template says what was approved. */
  readonly text: RichText;
};

/** Why a draft is refused. */
export const DRAFT_ERRORS = {
  conflict: [
    "kind_not_carried",
    "buttons_not_carried",
    "forms_not_carried",
    "audience_not_carried",
    "asker_unknown",
    "template_not_carried",
    "template_not_approved",
    "window_shut",
  ],
  invalid: [
    "reply_empty",
    "file_too_large",
    "too_many_buttons",
    "label_too_long",
    "value_too_long",
    "form_too_long",
    "too_many_choices",
    "template_parameters",
  ],
} as const;

/** Reads a draft against its conversation and its channel; throws what the platform would not take. */
export async function readDraft(
  tx: Transaction,
  conversationId: ConversationId,
  draft: PreviewDraft,
  parts: readonly FilePart[],
  platform: ChannelCapabilities | null,
): Promise<ReadDraft> {
  if (!draft.text.text.trim() && parts.length === 0 && !draft.template)
    throw invalid("reply_empty", "Write a message or attach a file.");
  const thread = await threadOf(tx, conversationId);
  if (platform) {
    requireParts(platform, parts);
    requireAnswerable(platform, draft, thread);
    await requireWindow(tx, platform, conversationId, draft);
  }
  const replyToId =
    draft.replyToId === undefined ? undefined : await inSameThread(tx, conversationId, draft.replyToId);
  const { choices, template } = draft;
  const audience =
    draft.audience === "asker" ? await askerOf(tx, conversationId, replyToId ?? null) : undefined;
  return {
    payload: { ...(choices && { choices }), ...(template && { template }), ...(audience && { audience }) },
    replyToId,
    text:
      template && platform ? await readApprovedTemplate(tx, platform, conversationId, template) : draft.text,
  };
}

/** Free text has to wait for the customer once the window is shut; a template does not. */
async function requireWindow(
  tx: Transaction,
  platform: ChannelCapabilities,
  conversationId: ConversationId,
  { template }: PreviewDraft,
): Promise<void> {
  const { name, capabilities } = platform;
  const window = template ? null : await readWindow(tx, conversationId, capabilities);
  if (window && !window.open)
    throw conflict(
      "window_shut",
      `${name} takes a message only for so long after the customer's last one. Send an approved template, or wait until they write.`,
      { until: window.until },
    );
}

async function threadOf(tx: Transaction, conversationId: ConversationId): Promise<ThreadReference["kind"]> {
  const { rows } = await tx.client.query<{ thread_kind: ThreadReference["kind"] }>(
    "select thread_kind from comm_conversations where organization_id = $1 and id = $2",
    [tx.organizationId, conversationId],
  );
  return rows[0]?.thread_kind ?? "direct";
}

/** Whoever wrote the message answered, else whoever pressed or commanded last; by the name the platform knew first. */
async function askerOf(
  tx: Transaction,
  conversationId: ConversationId,
  replyToId: MessageId | null,
): Promise<NonNullable<DeliveryPayload["audience"]>> {
  const { rows } = await tx.client.query<ExternalIdentity>(
    `select i.kind, i.value from (
       select author_id, channel_id from comm_messages
       where organization_id = $1 and conversation_id = $2 and author_kind = 'contact'
         and case when $3::text is null then answer_until > clock_timestamp() else id = $3 end
       order by answer_until desc nulls last limit 1) m
     join comm_contact_identities i on i.organization_id = $1 and i.channel_id = m.channel_id and i.contact_id = m.author_id
     order by i.created_at limit 1`,
    [tx.organizationId, conversationId, replyToId],
  );
  const identity = rows[0];
  if (!identity)
    throw conflict("asker_unknown", "Say which message this answers, so that only its writer sees it.");
  return { kind: "only", identity };
}

async function inSameThread(
  tx: Transaction,
  conversationId: ConversationId,
  messageId: string,
): Promise<MessageId> {
  const { rows } = await tx.client.query<{ id: MessageId }>(
    "select id from comm_messages where organization_id = $1 and conversation_id = $2 and id = $3 and kind = 'message'",
    [tx.organizationId, conversationId, messageId],
  );
  if (!rows[0])
    throw missing("message_unknown", "The message you're replying to is not in this conversation.", {
      messageId,
    });
  return rows[0].id;
}
