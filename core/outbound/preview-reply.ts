import type { MemberActor } from "../access/index.ts";
import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import {
  draftFiles,
  fileGone,
  firstAttempt,
  permitted,
  readDraft,
  type FilePart,
  type PreviewDraft,
  type ReadDraft,
} from "../conversations/index.ts";
import { readOrganization, type Database, type Transaction } from "../database/index.ts";
import type { SendTask } from "../deliveries/index.ts";
import { errorMessage, HubError, type Facts } from "../kernel/errors.ts";
import { newId, type ChannelId, type ConversationId, type MessageId } from "../kernel/ids.ts";
import type { Degradation, Rendered, ThreadReference } from "../protocol/index.ts";
import { lossesOf } from "./losses-of.ts";
import { toOperation } from "./to-operation.ts";

export type PreviewDeps = {
  readonly database: Database;
  readonly channels: Pick<ChannelAccess, "open">;
};

/** What would become of a draft: so many calls, what is carried differently, or why it would not go at all. */
export type Preview = {
  readonly messages: number;
  readonly degraded: readonly Degradation[];
  readonly refusal: { readonly code: string; readonly facts: Facts } | null;
};

/** Shows what the channel of a conversation would carry of a draft. Nothing is stored and nothing is sent. */
export async function previewReply(
  { database, channels }: PreviewDeps,
  actor: MemberActor,
  conversationId: string,
  draft: PreviewDraft,
): Promise<Preview> {
  const place = await readOrganization(database, actor.organizationId, async (tx) => {
    const { id, channelId } = await permitted(tx, actor, "conversation.reply", conversationId);
    return { id, channelId };
  });
  const channel = await channels.open(place.channelId);
  if (!channel) return refusal("channel_unknown");
  try {
    const task = await readOrganization(database, actor.organizationId, (tx) =>
      readTask(tx, actor, place, draft, channel),
    );
    return previewOf(task, channel);
  } catch (error) {
    if (error instanceof HubError && (error.kind === "conflict" || error.kind === "invalid"))
      return refusal(error.code, error.facts);
    throw error;
  }
}

const refusal = (code: string, facts: Facts = {}): Preview => ({
  messages: 0,
  degraded: [],
  refusal: { code, facts },
});

function previewOf(task: SendTask, { connector }: OpenChannel): Preview {
  const calls = callsOf(task, connector);
  if (typeof calls === "string") return refusal("message_not_carried", { reason: calls });
  if (calls.length === 0) return refusal("message_not_carried");
  const degraded = [
    ...lossesOf(task, connector.capabilities),
    ...calls.flatMap((call) => call.degraded ?? []),
  ];
  return { messages: calls.length, degraded: distinct(degraded), refusal: null };
}

function callsOf(task: SendTask, connector: OpenChannel["connector"]): readonly Rendered[] | string {
  try {
    return connector.render(toOperation(task, unread, connector.capabilities));
  } catch (error) {
    return errorMessage(error);
  }
}

/** Rendering is pure: it opens no file. */
const unread = async (): Promise<Uint8Array> => new Uint8Array();

const distinct = (degraded: readonly Degradation[]): readonly Degradation[] => [
  ...new Map(degraded.map((one) => [`${one.what} ${one.into}`, one])).values(),
];

type Place = { readonly id: ConversationId; readonly channelId: ChannelId };

async function readTask(
  tx: Transaction,
  actor: MemberActor,
  { id, channelId }: Place,
  draft: PreviewDraft,
  { connector }: OpenChannel,
): Promise<SendTask> {
  const parts = await draftFiles(tx, actor, draft.attachmentIds);
  if (parts === null) throw fileGone(draft.attachmentIds ?? []);
  const read = await readDraft(tx, id, draft, parts, connector);
  const thread = await readThread(tx, id);
  const born = { id: newId("dsp"), messageId: newId("msg"), conversationId: id, channelId, thread };
  const reply = toReply(actor, id, draft, parts, read);
  return { ...firstAttempt(reply, born), replyTo: await nameOf(tx, read.replyToId) };
}

const toReply = (
  actor: MemberActor,
  conversationId: ConversationId,
  draft: PreviewDraft,
  parts: readonly FilePart[],
  { payload, text }: ReadDraft,
) => ({
  organizationId: actor.organizationId,
  conversationId,
  author: { kind: "member" as const, id: actor.userId, name: actor.name },
  text,
  parts,
  clientKey: "preview",
  automatic: false,
  payload,
  ...(draft.buttons && { buttons: draft.buttons }),
});

type ThreadRow = {
  key: string;
  kind: ThreadReference["kind"];
  title: string;
  context: ThreadReference["context"];
};

async function readThread(tx: Transaction, id: ConversationId): Promise<ThreadReference> {
  const { rows } = await tx.client.query<ThreadRow>(
    "select thread_key as key, thread_kind as kind, title, thread_context as context from comm_conversations where organization_id = $1 and id = $2",
    [tx.organizationId, id],
  );
  const row = rows[0];
  if (!row) throw new Error(`${id} is gone.`);
  const { context, ...thread } = row;
  return { ...thread, ...(context && { context }) };
}

/** What the platform calls a message; null while it does not know it. */
async function nameOf(tx: Transaction, id: MessageId | undefined): Promise<string | null> {
  if (id === undefined) return null;
  const { rows } = await tx.client.query<{ external_id: string | null }>(
    "select external_id from comm_messages where organization_id = $1 and id = $2",
    [tx.organizationId, id],
  );
  return rows[0]?.external_id ?? null;
}
