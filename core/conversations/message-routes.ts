import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor } from "../access/index.ts";
import { bindingsFor, performAction, type Changed } from "../audit/index.ts";
import { readOrganization, type Transaction } from "../database/index.ts";
import { confirmMessage, retryMessage, retryMessageChange } from "./delivery-actions.ts";
import type { ConversationDeps } from "./deps.ts";
import { readCause, readEdits } from "./explain.ts";
import { readDeliveryLog } from "../deliveries/index.ts";
import { deleteMessage, editMessage, reactToMessage } from "./message-actions.ts";
import { readMessage } from "./queries.ts";
import { ChangeSchema, DeliverySchema, MessageSchema, RichTextSchema } from "./schema.ts";
import { permittedByMessage, type MessageResource } from "./visible.ts";
import { causeExample, deliveryLogExample } from "./examples.ts";

const bind = bindingsFor<ConversationDeps>();
/** The message as it now is. */
const show = ({ tx, found }: Changed<ConversationDeps, MessageResource, unknown>) =>
  readMessage(tx, found.messageId);
const endpoint = endpointsFor<ConversationDeps>();
const One = z.object({ id: z.string() });

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
  bind(
    editMessage,
    {
      method: "patch",
      path: "/messages/:id",
      operationId: "editMessage",
      params: One,
      output: MessageSchema,
    },
    show,
  ),
  bind(
    deleteMessage,
    {
      method: "delete",
      path: "/messages/:id",
      operationId: "deleteMessage",
      params: One,
      output: MessageSchema,
    },
    show,
  ),
  bind(
    reactToMessage,
    {
      method: "put",
      path: "/messages/:id/reactions",
      operationId: "react",
      params: One,
      output: MessageSchema,
    },
    show,
  ),
  bind(
    retryMessage,
    {
      method: "post",
      path: "/messages/:id/retry",
      operationId: "retryMessage",
      params: One,
      output: MessageSchema,
    },
    show,
  ),
  bind(
    confirmMessage,
    {
      method: "post",
      path: "/messages/:id/confirmation",
      operationId: "confirmMessage",
      params: One,
      output: MessageSchema,
    },
    show,
  ),
  endpoint(
    {
      method: "post",
      path: "/messages/:id/changes/:operation/retry",
      operationId: "retryChange",
      permission: "conversation.reply",
      action: retryMessageChange.react,
      summary: "Ask the platform again for an edit, a deletion or a reaction that failed",
      params: z.object({ id: z.string(), operation: ChangeSchema }),
      output: MessageSchema,
    },
    ({ deps, actor, ip, once, params }) =>
      performAction(
        deps,
        retryMessageChange[params.operation],
        { actor, ip, once },
        params.id,
        undefined,
        (tx, _, found) => readMessage(tx, found.messageId),
      ),
  ),
  endpoint(
    {
      method: "get",
      path: "/messages/:id/delivery",
      operationId: "readDelivery",
      permission: "conversation.read",
      summary: "Everything that was tried to deliver a message",
      errors: { missing: ["message_unknown", "delivery_unknown"] },
      params: One,
      output: z
        .object({
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
        })
        .openapi({ example: deliveryLogExample }),
    },
    ({ deps, actor, params }) => look(deps, actor, params.id, readDeliveryLog),
  ),
  endpoint(
    {
      method: "get",
      path: "/messages/:id/edits",
      operationId: "listEdits",
      permission: "conversation.read",
      summary: "What a message said before",
      errors: { missing: ["message_unknown"] },
      params: One,
      output: z.object({ items: z.array(z.object({ at: z.string(), text: RichTextSchema })) }),
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
      errors: { missing: ["message_unknown", "cause_unknown"] },
      params: One,
      output: z
        .object({
          rule: z.object({ id: z.string(), name: z.string() }).nullable(),
          trigger: z.object({ messageId: z.string(), preview: z.string() }).nullable(),
          why: z.array(z.string()),
          ranAt: z.string().nullable(),
        })
        .openapi({ example: causeExample }),
    },
    ({ deps, actor, params }) => look(deps, actor, params.id, readCause),
  ),
];
