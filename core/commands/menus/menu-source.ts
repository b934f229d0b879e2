import { createHash } from "node:crypto";
import type { Command } from "../../access/index.ts";
import type { MenuSource } from "../../channels/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { MenuCommand, ThreadReference } from "../../protocol/index.ts";
import { menusOf, type StaffChat } from "./menus-of.ts";

/**
 * Says which commands the platforms' own menus show: those of every room and the organization's own, to customers, to linked
 * members in their own chats, and in chats of members. `digest` changes whenever they do.
 */
export function createMenuSource(commands: readonly Command[]): MenuSource {
  const code = createHash("md5")
    .update(JSON.stringify(menusOf(commands, [], EVERY_AUDIENCE)))
    .digest("hex");
  return {
    digest: `md5('${code}' || (select coalesce(string_agg(b.name || E'\\n' || b.description, E'\\n' order by lower(b.name)), '') from comm_bot_commands b
        where b.organization_id = c.organization_id and b.enabled)
      || (select coalesce(string_agg(s.id, ' ' order by s.id), '') from comm_conversations s
        where s.organization_id = c.organization_id and s.channel_id = c.id and s.audience = 'staff'))`,
    read: async (tx, channelId) =>
      menusOf(commands, await readCustom(tx), await readStaffChats(tx, channelId)),
  };
}

/** So that the digest changes with any of the commands. */
const EVERY_AUDIENCE: readonly StaffChat[] = [
  { kind: "members", thread: { key: "", kind: "direct" } },
  { kind: "staff", thread: { key: "", kind: "group" } },
];

async function readCustom(tx: Transaction): Promise<readonly MenuCommand[]> {
  const { rows } = await tx.client.query<MenuCommand>(
    "select name, description from comm_bot_commands where organization_id = $1 and enabled order by lower(name)",
    [tx.organizationId],
  );
  return rows;
}

type ChatRow = {
  readonly thread_key: string;
  readonly thread_kind: ThreadReference["kind"];
  readonly thread_context: JsonObject;
};

/** The chats of one channel in which members act: their own, and those of several. */
async function readStaffChats(tx: Transaction, channelId: ChannelId): Promise<readonly StaffChat[]> {
  const { rows } = await tx.client.query<ChatRow>(
    `select thread_key, thread_kind, thread_context from comm_conversations
     where organization_id = $1 and channel_id = $2 and audience = 'staff' and parent is null order by id`,
    [tx.organizationId, channelId],
  );
  return rows.map(({ thread_key: key, thread_kind: kind, thread_context: context }) => ({
    kind: kind === "group" ? "staff" : "members",
    thread: { key, kind, context },
  }));
}
