import type { Transaction } from "../../database/index.ts";
import type {
  ChannelId,
  ContactId,
  ConversationId,
  Id,
  MessageId,
  OrganizationId,
  UserId,
} from "../../kernel/ids.ts";
import { isJsonObject, type JsonObject } from "../../kernel/json.ts";
import type { ClaimedMessage } from "../../outbox/index.ts";
import type { ExternalIdentity, RichText, ThreadReference } from "../../protocol/index.ts";

/** A stored message as commands see it: what was said, where, and by which account of the platform. */
export type ChatMessage = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly audience: "customers" | "staff";
  readonly threadKind: ThreadReference["kind"];
  /** Whether members may act in this group with customers. */
  readonly memberCommands: boolean;
  readonly text: RichText;
  /** The value of a pressed button. */
  readonly press: string | null;
  /** A native command of the platform, with its typed options. */
  readonly native: { readonly name: string; readonly options: JsonObject } | null;
  /** What was answered in a form of ours, by its name. */
  readonly form: {
    readonly name: string;
    readonly answers: readonly { readonly name: string; readonly value: string }[];
  } | null;
  readonly replyToId: MessageId | null;
  /** Whether it brings a file, a place or anything else beside its words. */
  readonly hasFiles: boolean;
  /** It was handled before: this event is handled again, after a crash. */
  readonly used: boolean;
  /** Said by somebody else first, made by a machine, or no longer what was said: it commands nothing. */
  readonly forwarded: boolean;
  readonly automatic: boolean;
  readonly edited: boolean;
  /** By the platform's own id; null for an event recorded before it was told. */
  readonly identity: ExternalIdentity | null;
  readonly contact: {
    readonly id: ContactId;
    readonly name: string;
    readonly language: string | null;
  } | null;
  /** The member's account it came from, where one is linked. */
  readonly account: { readonly id: Id<"acc">; readonly userId: UserId } | null;
};

type Row = {
  channel_id: ChannelId;
  audience: ChatMessage["audience"];
  thread_kind: ChatMessage["threadKind"];
  member_commands: boolean;
  body: string;
  marks: RichText["marks"];
  parts: readonly (JsonObject & { readonly kind: string })[];
  reply_to_id: MessageId | null;
  used: boolean;
  forwarded: boolean;
  automatic: boolean;
  edited: boolean;
  contact_id: ContactId | null;
  contact_name: string | null;
  language: string | null;
  account_id: Id<"acc"> | null;
  user_id: UserId | null;
};

/** Reads a message that was recorded; null when it is gone. */
export async function readChatMessage(
  tx: Transaction,
  { organizationId, event }: ClaimedMessage,
): Promise<ChatMessage | null> {
  const { messageId, conversationId, identity = null } = event;
  const { rows } = await tx.client.query<Row>({
    name: "read_chat_message",
    text: `select m.channel_id, c.audience, c.thread_kind, c.member_commands, m.body, m.marks, m.parts, m.reply_to_id, m.forwarded_from is not null as forwarded, m.automatic, m.edited_at is not null as edited,
        (select count(*) from comm_command_uses x where x.organization_id = m.organization_id and x.message_id = m.id) > 0 as used,
        k.id as contact_id, k.name as contact_name, k.language, a.id as account_id, a.user_id
      from comm_messages m
      join comm_conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id
      left join comm_contacts k on k.organization_id = m.organization_id and k.id = m.author_id
      left join comm_member_accounts a on a.organization_id = m.organization_id and a.channel_id = m.channel_id
        and a.identity_kind = $3 and a.identity_value = $4 and a.revoked_at is null
      where m.organization_id = $1 and m.id = $2 and m.author_kind = 'contact' and m.deleted_at is null`,
    values: [organizationId, messageId, identity?.kind ?? null, identity?.value ?? null],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    organizationId,
    channelId: row.channel_id,
    conversationId,
    messageId,
    audience: row.audience,
    threadKind: row.thread_kind,
    memberCommands: row.member_commands,
    text: { text: row.body, marks: row.marks },
    press: readPress(row.parts),
    native: readNative(row.parts),
    form: readForm(row.parts),
    replyToId: row.reply_to_id,
    hasFiles: row.parts.some(({ kind }) => kind !== "press" && kind !== "command" && kind !== "form"),
    used: row.used,
    forwarded: row.forwarded,
    automatic: row.automatic,
    edited: row.edited,
    identity,
    contact: row.contact_id && { id: row.contact_id, name: row.contact_name ?? "", language: row.language },
    account: row.account_id && row.user_id && { id: row.account_id, userId: row.user_id },
  };
}

function readPress(parts: Row["parts"]): string | null {
  const press = parts.find(({ kind }) => kind === "press");
  return typeof press?.value === "string" ? press.value : null;
}

function readForm(parts: Row["parts"]): ChatMessage["form"] {
  const form = parts.find(({ kind }) => kind === "form");
  if (typeof form?.form !== "string") return null;
  const answers = Array.isArray(form.answers) ? form.answers : [];
  return {
    name: form.form,
    answers: answers.flatMap((one) => {
      const { name, value } = isJsonObject(one) ? one : {};
      return typeof name === "string" && typeof value === "string" ? [{ name, value }] : [];
    }),
  };
}

function readNative(parts: Row["parts"]): ChatMessage["native"] {
  const native = parts.find(({ kind }) => kind === "command");
  if (typeof native?.name !== "string") return null;
  return { name: native.name, options: isJsonObject(native.options) ? native.options : {} };
}
