import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor } from "../access/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import { inOrganization, readOrganization, type Database, type Transaction } from "../database/index.ts";
import { readId } from "../kernel/ids.ts";
import { assignConversation } from "./assign-conversation.ts";
import { addNote } from "./add-note.ts";
import {
  closeConversation,
  reopenConversation,
  setPriority,
  snoozeConversation,
  wakeConversation,
} from "./change-state.ts";
import { listParticipants } from "./explain.ts";
import { setLabels } from "./label-conversation.ts";
import { markRead, markUnread } from "./mark-read.ts";
import { countOpen, listConversations, listMessages, readConversation, readMessage } from "./queries.ts";
import type { DeliveryReference } from "./queue-reply.ts";
import { reply } from "./reply.ts";
import {
  ButtonsDraftSchema,
  ConversationSchema,
  MessageSchema,
  RichTextDraftSchema,
  type ConversationView,
} from "./schema.ts";
import { changesBetween, tellChanges } from "./tell-changes.ts";
import { permitted, readableKinds, visibleTo } from "./visible.ts";

/** What this room's routes need of the world. */
export type ConversationDeps = {
  readonly database: Database;
  readonly channels: Pick<ChannelAccess, "open">;
  /** Whether this process carries out what it queues. */
  readonly keepsWork: boolean;
  readonly deliver: (delivery: DeliveryReference) => void;
  /** Shows typing to others; nothing is stored. */
  readonly typing: (actor: MemberActor, conversationId: string) => Promise<void>;
  /** Tells the member's own other pages what they have seen. */
  readonly seen: (actor: MemberActor, conversation: ConversationView) => void;
};

const endpoint = endpointsFor<ConversationDeps>();
const One = z.object({ id: z.string() });
const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const Filter = z.object({
  status: z.enum(["open", "pending", "snoozed", "resolved", "all"]).optional(),
  channel: z.string().optional(),
  assignee: z.string().optional().describe("A member's id, `me` or `none`."),
  label: z.string().optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional(),
});

type Change = (tx: Transaction) => Promise<void>;

/** Runs a change the actor may make, tells of it in the thread, and answers the conversation as they now see it. */
async function change(
  deps: ConversationDeps,
  actor: MemberActor,
  permission: Parameters<typeof permitted>[2],
  conversationId: string,
  work: (tx: Transaction, id: Awaited<ReturnType<typeof permitted>>["id"]) => ReturnType<Change>,
) {
  return inOrganization(deps.database, actor.organizationId, async (tx) => {
    const { id } = await permitted(tx, actor, permission, conversationId);
    // Two quick changes of one hand take effect in the order they came.
    await tx.client.query(
      "select from comm_conversations where organization_id = $1 and id = $2 for no key update",
      [tx.organizationId, id],
    );
    const before = await readConversation(tx, actor.userId, id);
    await work(tx, id);
    await tellChanges(tx, actor, id, changesBetween(before, await readConversation(tx, actor.userId, id)));
    return readConversation(tx, actor.userId, id);
  });
}

export const conversationEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/conversations",
      operationId: "listConversations",
      permission: "conversation.read",
      summary: "Conversations, newest activity first",
      query: Filter,
      answer: page(ConversationSchema),
    },
    ({ deps, actor, query }) => {
      const { q: text, assignee, ...rest } = query;
      return readOrganization(deps.database, actor.organizationId, (tx) =>
        listConversations(tx, actor.userId, {
          ...rest,
          text,
          assignee: assignee === "me" ? actor.userId : assignee,
          scope: visibleTo(actor),
        }),
      );
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/conversations/counts",
      operationId: "countConversations",
      permission: "conversation.read",
      summary: "Open conversations of the three tabs, up to 1,000 each",
      answer: z.object({ mine: z.number(), unassigned: z.number(), all: z.number() }),
    },
    ({ deps, actor }) =>
      readOrganization(deps.database, actor.organizationId, (tx) =>
        countOpen(tx, actor.userId, visibleTo(actor)),
      ),
  ),
  endpoint(
    {
      method: "get",
      path: "/conversations/:id",
      operationId: "readConversation",
      permission: "conversation.read",
      summary: "A conversation, who takes part and what its platform can carry",
      params: One,
      answer: ConversationSchema.extend({
        participants: z.array(
          z.object({
            id: z.string(),
            kind: z.literal("contact"),
            contactId: z.string(),
            name: z.string(),
            identities: z.array(z.object({ kind: z.string(), value: z.string() })),
          }),
        ),
        capabilities: z.record(z.string(), z.unknown()),
      }),
    },
    async ({ deps, actor, params }) => {
      const found = await readOrganization(deps.database, actor.organizationId, async (tx) => {
        const { id } = await permitted(tx, actor, "conversation.read", params.id);
        return {
          ...(await readConversation(tx, actor.userId, id)),
          participants: await listParticipants(tx, id),
        };
      });
      return {
        ...found,
        capabilities: { ...(await deps.channels.open(found.channel.id))?.connector.capabilities },
      };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/conversations/:id/messages",
      operationId: "listMessages",
      permission: "conversation.read",
      summary: "A thread, a page at a time, oldest first within the page",
      params: One,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        before: z.string().optional(),
      }),
      answer: page(MessageSchema),
    },
    ({ deps, actor, params, query }) =>
      readOrganization(deps.database, actor.organizationId, async (tx) => {
        const found = await permitted(tx, actor, "conversation.read", params.id);
        return listMessages(tx, found.id, readableKinds(actor, found), query.limit, query.before);
      }),
  ),
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/replies",
      operationId: "reply",
      permission: "conversation.reply",
      summary: "Write to the customer",
      params: One,
      status: 201,
      answer: MessageSchema,
      body: z.object({
        clientKey: z.string().min(8).max(100),
        text: RichTextDraftSchema,
        attachmentIds: z.array(z.string()).max(10).optional(),
        replyToId: z.string().optional(),
        buttons: ButtonsDraftSchema.optional(),
      }),
    },
    async ({ deps, actor, params, body }) => {
      const { message, delivery } = await inOrganization(deps.database, actor.organizationId, async (tx) => {
        const { id, channelId } = await permitted(tx, actor, "conversation.reply", params.id);
        const replied = await reply(tx, actor, id, body, {
          carrier: (await deps.channels.open(channelId))?.connector ?? null,
          keepsWork: deps.keepsWork,
        });
        await markRead(tx, id, actor.userId);
        return { message: await readMessage(tx, replied.messageId), delivery: replied.delivery };
      });
      if (delivery) deps.deliver(delivery);
      return message;
    },
  ),
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/notes",
      operationId: "addNote",
      permission: "conversation.note",
      summary: "Write a note, for members who may write notes",
      params: One,
      status: 201,
      body: z.object({
        clientKey: z.string().min(8).max(100),
        text: RichTextDraftSchema,
        mentions: z.array(z.string()).max(50).optional(),
      }),
      answer: MessageSchema,
    },
    async ({ deps, actor, params, body }) => {
      const message = await inOrganization(deps.database, actor.organizationId, async (tx) => {
        const { id } = await permitted(tx, actor, "conversation.note", params.id);
        return readMessage(tx, await addNote(tx, actor, id, body));
      });
      return message;
    },
  ),
  endpoint(
    {
      method: "put",
      path: "/conversations/:id/assignee",
      operationId: "assign",
      permission: "conversation.assign",
      summary: "Put a member in charge, or nobody",
      params: One,
      body: z.object({ userId: z.string().nullable() }),
      answer: ConversationSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "conversation.assign", params.id, (tx, id) =>
        assignConversation(tx, id, body.userId === null ? null : readId("usr", body.userId)),
      ),
  ),
  endpoint(
    {
      method: "put",
      path: "/conversations/:id/priority",
      operationId: "prioritise",
      permission: "conversation.label",
      summary: "Set the priority",
      params: One,
      body: z.object({ priority: z.enum(["none", "low", "normal", "high", "urgent"]) }),
      answer: ConversationSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "conversation.label", params.id, (tx, id) => setPriority(tx, id, body.priority)),
  ),
  endpoint(
    {
      method: "put",
      path: "/conversations/:id/labels",
      operationId: "label",
      permission: "conversation.label",
      summary: "Make the labels exactly these",
      params: One,
      body: z.object({ labelIds: z.array(z.string()).max(50) }),
      answer: ConversationSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "conversation.label", params.id, (tx, id) =>
        setLabels(
          tx,
          id,
          body.labelIds.map((id) => readId("lbl", id)),
        ),
      ),
  ),
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/closure",
      operationId: "resolve",
      permission: "conversation.close",
      summary: "Resolve",
      params: One,
      answer: ConversationSchema,
    },
    ({ deps, actor, params }) => change(deps, actor, "conversation.close", params.id, closeConversation),
  ),
  endpoint(
    {
      method: "delete",
      path: "/conversations/:id/closure",
      operationId: "reopen",
      permission: "conversation.close",
      summary: "Reopen",
      params: One,
      answer: ConversationSchema,
    },
    ({ deps, actor, params }) => change(deps, actor, "conversation.close", params.id, reopenConversation),
  ),
  endpoint(
    {
      method: "put",
      path: "/conversations/:id/snooze",
      operationId: "snooze",
      permission: "conversation.snooze",
      summary: "Sleep until a moment, or until the customer writes",
      params: One,
      body: z.object({ until: z.iso.datetime({ offset: true }) }),
      answer: ConversationSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "conversation.snooze", params.id, (tx, id) =>
        snoozeConversation(tx, id, body.until),
      ),
  ),
  endpoint(
    {
      method: "delete",
      path: "/conversations/:id/snooze",
      operationId: "wake",
      permission: "conversation.snooze",
      summary: "Wake now",
      params: One,
      answer: ConversationSchema,
    },
    ({ deps, actor, params }) => change(deps, actor, "conversation.snooze", params.id, wakeConversation),
  ),
  endpoint(
    {
      method: "put",
      path: "/conversations/:id/read",
      operationId: "markRead",
      permission: "conversation.read",
      summary: "Mark as read by me",
      params: One,
      answer: ConversationSchema,
    },
    async ({ deps, actor, params }) =>
      see(deps, actor, params.id, (tx, id) => markRead(tx, id, actor.userId)),
  ),
  endpoint(
    {
      method: "delete",
      path: "/conversations/:id/read",
      operationId: "markUnread",
      permission: "conversation.read",
      summary: "Mark as unread for me",
      params: One,
      answer: ConversationSchema,
    },
    async ({ deps, actor, params }) =>
      see(deps, actor, params.id, (tx, id) => markUnread(tx, id, actor.userId)),
  ),
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/typing",
      operationId: "type",
      permission: "conversation.reply",
      summary: "Show that I am typing",
      params: One,
    },
    async ({ deps, actor, params }) => {
      await readOrganization(deps.database, actor.organizationId, (tx) =>
        permitted(tx, actor, "conversation.reply", params.id),
      );
      await deps.typing(actor, params.id);
      return undefined;
    },
  ),
];

/** A member's own view changed; only their own pages hear of it. */
async function see(
  deps: ConversationDeps,
  actor: MemberActor,
  conversationId: string,
  work: (tx: Transaction, id: Awaited<ReturnType<typeof permitted>>["id"]) => Promise<void>,
): Promise<ConversationView> {
  const view = await inOrganization(deps.database, actor.organizationId, async (tx) => {
    const { id } = await permitted(tx, actor, "conversation.read", conversationId);
    await work(tx, id);
    return readConversation(tx, actor.userId, id);
  });
  deps.seen(actor, view);
  return view;
}
