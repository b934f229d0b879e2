import { z } from "@hono/zod-openapi";
import { actionsFor } from "../access/index.ts";
import { fieldSchemas } from "./fields.ts";
import { conversationTarget } from "./target.ts";
import { undoPriority } from "./undo-change.ts";
import { updateConversation } from "./update-conversation.ts";

const action = actionsFor<unknown>();

/** Says how urgent a conversation is. */
export const setPriority = action({
  name: "conversation.prioritise",
  summary: "Set the priority",
  permission: "conversation.label",
  target: conversationTarget,
  input: z.object({ priority: fieldSchemas.priority }).openapi({ example: { priority: "high" } }),
  record: "thread",
  undo: undoPriority,
  perform: ({ tx }, { id }, { priority }) =>
    updateConversation(tx, id, "priority = $3", "priority <> $3", priority),
});
