import { z } from "@hono/zod-openapi";
import { bindingsFor, type Changed } from "../audit/index.ts";
import { addNote } from "./add-note.ts";
import { assignConversation } from "./assign-conversation.ts";
import type { ConversationDeps } from "./deps.ts";
import { setLabels } from "./label-conversation.ts";
import { markConversationRead, markConversationUnread } from "./mark-read.ts";
import { readConversation, readMessage } from "./queries.ts";
import { replyToConversation } from "./reply.ts";
import { reopenConversation, resolveConversation } from "./resolve-conversation.ts";
import { ConversationSchema, MessageSchema } from "./schema.ts";
import { setPending } from "./set-pending.ts";
import { setPriority } from "./set-priority.ts";
import { snoozeConversation, wakeConversation } from "./snooze-conversation.ts";
import type { ConversationResource } from "./visible.ts";

const bind = bindingsFor<ConversationDeps>();
const params = z.object({ id: z.string() });

/** The conversation as the actor now sees it. */
const show = ({ tx, actor, found }: Changed<ConversationDeps, ConversationResource, unknown>) =>
  readConversation(tx, actor.userId, found.id);

/** What members do in a conversation. */
export const changeEndpoints = [
  bind(
    replyToConversation,
    {
      method: "post",
      path: "/conversations/:id/replies",
      operationId: "reply",
      params,
      status: 201,
      output: MessageSchema,
    },
    ({ tx, result }) => readMessage(tx, result.messageId),
  ),
  bind(
    addNote,
    {
      method: "post",
      path: "/conversations/:id/notes",
      operationId: "addNote",
      params,
      status: 201,
      output: MessageSchema,
    },
    ({ tx, result }) => readMessage(tx, result),
  ),
  bind(
    assignConversation,
    {
      method: "put",
      path: "/conversations/:id/assignee",
      operationId: "assign",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    setPriority,
    {
      method: "put",
      path: "/conversations/:id/priority",
      operationId: "prioritise",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    setLabels,
    {
      method: "put",
      path: "/conversations/:id/labels",
      operationId: "label",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    resolveConversation,
    {
      method: "post",
      path: "/conversations/:id/closure",
      operationId: "resolve",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    reopenConversation,
    {
      method: "delete",
      path: "/conversations/:id/closure",
      operationId: "reopen",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    setPending,
    {
      method: "put",
      path: "/conversations/:id/pending",
      operationId: "setPending",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    snoozeConversation,
    {
      method: "put",
      path: "/conversations/:id/snooze",
      operationId: "snooze",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    wakeConversation,
    {
      method: "delete",
      path: "/conversations/:id/snooze",
      operationId: "wake",
      params,
      output: ConversationSchema,
    },
    show,
  ),
  bind(
    markConversationRead,
    {
      method: "put",
      path: "/conversations/:id/read",
      operationId: "markRead",
      params,
      output: ConversationSchema,
    },
    async ({ result }) => result.view,
  ),
  bind(
    markConversationUnread,
    {
      method: "delete",
      path: "/conversations/:id/read",
      operationId: "markUnread",
      params,
      output: ConversationSchema,
    },
    async ({ result }) => result.view,
  ),
];
