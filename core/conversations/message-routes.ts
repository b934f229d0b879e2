import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor, type Permission } from "../access/index.ts";
import { inOrganization, readOrganization, type Transaction } from "../database/index.ts";
import { deleteOwn, editOwn, react, type Way } from "./change-message.ts";
import { readCause, readEdits, readLedger } from "./explain.ts";
import { readMessage } from "./queries.ts";
import type { DeliveryReference } from "./queue-reply.ts";
import type { ConversationDeps } from "./routes.ts";
import {
  ChangeSchema,
  DeliverySchema,
  MessageSchema,
  RichTextDraftSchema,
  RichTextSchema,
  type MessageChange,
  type MessageView,
} from "./schema.ts";
import { confirmDelivery, retryChange, retryDelivery } from "./settle-delivery.ts";
import { permittedByMessage } from "./visible.ts";

const endpoint = endpointsFor<ConversationDeps>();
const One = z.object({ id: z.string() });

/** Who may ask for a change again: whoever may ask for it. */
const NEEDED: Readonly<Record<MessageChange, Permission>> = {
  edit: "message.edit",
  delete: "message.delete",
  react: "conversation.reply",
};

type Found = Awaited<ReturnType<typeof permittedByMessage>>;

/** Runs a change of one message the actor may make, begins what it leaves to deliver, and answers the message. */
async function change(
  deps: ConversationDeps,
  actor: MemberActor,
  permission: Permission,
  messageId: string,
  work: (tx: Transaction, found: Found, way: Way) => Promise<DeliveryReference | null | void>,
): Promise<MessageView> {
  const { view, delivery } = await inOrganization(deps.database, actor.organizationId, async (tx) => {
    const found = await permittedByMessage(tx, actor, permission, messageId);
    const channel = await deps.channels.open(found.channelId);
    const made = await work(tx, found, { carrier: channel?.connector ?? null, keepsWork: deps.keepsWork });
    return { view: await readMessage(tx, found.messageId), delivery: made ?? null };
  });
  if (delivery) deps.deliver(delivery);
  return view;
}

const look = <T>(
  deps: ConversationDeps,
  actor: MemberActor,
  messageId: string,
  read: (tx: Transaction, id: string) => Promise<T>,
): Promise<T> =>
  readOrganization(deps.database, actor.organizationId, async (tx) =>
    read(tx, (await permittedByMessage(tx, actor, "conversation.read", messageId)).messageId),
  );

export const messageEndpoints = [
  endpoint(
    {
      method: "patch",
      path: "/messages/:id",
      operationId: "editMessage",
      permission: "message.edit",
      summary: "Change what we said",
      params: One,
      body: z.object({ text: RichTextDraftSchema }),
      answer: MessageSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "message.edit", params.id, (tx, found, way) =>
        editOwn(tx, found.messageId, body.text, way),
      ),
  ),
  endpoint(
    {
      method: "delete",
      path: "/messages/:id",
      operationId: "deleteMessage",
      permission: "message.delete",
      summary: "Take back what we said",
      params: One,
      answer: MessageSchema,
    },
    ({ deps, actor, params }) =>
      change(deps, actor, "message.delete", params.id, (tx, found, way) =>
        deleteOwn(tx, found.messageId, way),
      ),
  ),
  endpoint(
    {
      method: "put",
      path: "/messages/:id/reactions",
      operationId: "react",
      permission: "conversation.reply",
      summary: "Make our reactions these",
      params: One,
      body: z.object({ emoji: z.array(z.string().min(1).max(16)).max(5) }),
      answer: MessageSchema,
    },
    ({ deps, actor, params, body }) =>
      change(deps, actor, "conversation.reply", params.id, (tx, found, way) =>
        react(tx, actor, found.messageId, body.emoji, way),
      ),
  ),
  endpoint(
    {
      method: "post",
      path: "/messages/:id/retry",
      operationId: "retryMessage",
      permission: "conversation.reply",
      summary: "Send a failed or unconfirmed message again",
      params: One,
      answer: MessageSchema,
    },
    ({ deps, actor, params }) =>
      change(deps, actor, "conversation.reply", params.id, (tx, found, way) =>
        retryDelivery(tx, found.messageId, way.keepsWork),
      ),
  ),
  endpoint(
    {
      method: "post",
      path: "/messages/:id/changes/:operation/retry",
      operationId: "retryChange",
      permission: "conversation.reply",
      summary: "Ask the platform again for an edit, a deletion or a reaction that failed",
      params: z.object({ id: z.string(), operation: ChangeSchema }),
      answer: MessageSchema,
    },
    ({ deps, actor, params }) =>
      change(deps, actor, NEEDED[params.operation], params.id, (tx, found, way) =>
        retryChange(tx, found.messageId, params.operation, way.keepsWork),
      ),
  ),
  endpoint(
    {
      method: "post",
      path: "/messages/:id/confirmation",
      operationId: "confirmMessage",
      permission: "conversation.reply",
      summary: "An unconfirmed message did arrive",
      params: One,
      answer: MessageSchema,
    },
    ({ deps, actor, params }) =>
      change(deps, actor, "conversation.reply", params.id, (tx, found, way) =>
        confirmDelivery(tx, found.messageId, way.keepsWork),
      ),
  ),
  endpoint(
    {
      method: "get",
      path: "/messages/:id/delivery",
      operationId: "readDelivery",
      permission: "conversation.read",
      summary: "Everything that was tried to deliver a message",
      params: One,
      answer: z.object({
        state: DeliverySchema.shape.state,
        reason: z.string().nullable(),
        nextAttemptAt: z.string().nullable(),
        attempts: z.array(
          z.object({
            number: z.number(),
            part: z.number(),
            startedAt: z.string(),
            finishedAt: z.string(),
            outcome: z.string(),
            detail: z.string().nullable(),
          }),
        ),
      }),
    },
    ({ deps, actor, params }) => look(deps, actor, params.id, readLedger),
  ),
  endpoint(
    {
      method: "get",
      path: "/messages/:id/edits",
      operationId: "listEdits",
      permission: "conversation.read",
      summary: "What a message said before",
      params: One,
      answer: z.object({ items: z.array(z.object({ at: z.string(), text: RichTextSchema })) }),
    },
    async ({ deps, actor, params }) => ({ items: await look(deps, actor, params.id, readEdits) }),
  ),
  endpoint(
    {
      method: "get",
      path: "/messages/:id/cause",
      operationId: "readCause",
      permission: "conversation.read",
      summary: "Why an automatic message happened",
      params: One,
      answer: z.object({
        rule: z.object({ id: z.string(), name: z.string() }).nullable(),
        trigger: z.object({ messageId: z.string(), preview: z.string() }).nullable(),
        why: z.array(z.string()),
        ranAt: z.string().nullable(),
      }),
    },
    ({ deps, actor, params }) => look(deps, actor, params.id, readCause),
  ),
];
