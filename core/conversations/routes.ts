import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { changeEndpoints } from "./change-routes.ts";
import type { ConversationDeps } from "./deps.ts";
import { listParticipants } from "./explain.ts";
import { countOpen, listConversations, listMessages, readConversation } from "./queries.ts";
import { readWindow } from "./read-window.ts";
import { ConversationSchema, MessageSchema } from "./schema.ts";
import { permitted, readableKinds, visibleTo } from "./visible.ts";
import { openedConversationExample } from "./examples.ts";

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

export const conversationEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/conversations",
      operationId: "listConversations",
      permission: "conversation.read",
      summary: "Conversations, newest activity first",
      errors: { invalid: ["cursor_malformed"] },
      query: Filter,
      output: page(ConversationSchema),
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
      output: z
        .object({ mine: z.number(), unassigned: z.number(), all: z.number() })
        .openapi({ example: { mine: 4, unassigned: 11, all: 37 } }),
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
      errors: { missing: ["conversation_unknown"] },
      params: One,
      output: ConversationSchema.extend({
        participants: z.array(
          z.object({
            id: z.string(),
            kind: z.literal("contact"),
            contactId: z.string(),
            name: z.string(),
            identities: z.array(
              z.object({ kind: z.string(), value: z.string(), username: z.string().nullable() }),
            ),
          }),
        ),
        capabilities: z.record(z.string(), z.unknown()),
        /** Whether free text is taken now, and until when; null where it always is. Shut, only an approved template goes. */
        window: z.object({ open: z.boolean(), until: z.string().nullable() }).nullable(),
      }).openapi({ example: openedConversationExample }),
    },
    async ({ deps, actor, params }) => {
      const found = await readOrganization(deps.database, actor.organizationId, async (tx) => {
        const { id } = await permitted(tx, actor, "conversation.read", params.id);
        return {
          ...(await readConversation(tx, actor.userId, id)),
          participants: await listParticipants(tx, id),
        };
      });
      const capabilities = (await deps.channels.open(found.channel.id))?.connector.capabilities;
      const window = capabilities?.window
        ? await readOrganization(deps.database, actor.organizationId, (tx) =>
            readWindow(tx, params.id, capabilities),
          )
        : null;
      return { ...found, capabilities: { ...capabilities }, window };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/conversations/:id/messages",
      operationId: "listMessages",
      permission: "conversation.read",
      summary: "A thread, a page at a time, oldest first within the page",
      errors: { missing: ["conversation_unknown"], invalid: ["cursor_malformed"] },
      params: One,
      query: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(50),
        before: z.string().optional(),
      }),
      output: page(MessageSchema),
    },
    ({ deps, actor, params, query }) =>
      readOrganization(deps.database, actor.organizationId, async (tx) => {
        const found = await permitted(tx, actor, "conversation.read", params.id);
        return listMessages(tx, found.id, readableKinds(actor, found), query.limit, query.before);
      }),
  ),
  ...changeEndpoints,
  endpoint(
    {
      method: "post",
      path: "/conversations/:id/typing",
      operationId: "type",
      permission: "conversation.reply",
      summary: "Show that I am typing",
      errors: { missing: ["conversation_unknown"] },
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
