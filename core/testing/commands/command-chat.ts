import type { Command } from "../../access/index.ts";
import { createCommandResponder } from "../../commands/index.ts";
import { createRecorder, createSummaryLoader } from "../../conversations/index.ts";
import type { ChannelId, ConversationId, MessageId } from "../../kernel/ids.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { openResponders } from "../../outbox/index.ts";
import type { Connector, MessageReceived } from "../../protocol/index.ts";
import { commitRuleResults } from "../../rules/index.ts";
import { rooms } from "../../../hub/rooms.ts";
import { makeInboundMessage } from "../factories/inbound-message.ts";
import type { TestDatabase } from "../database.ts";
import { scriptPlatform } from "../scripted-connector.ts";

/** What was answered to a message, oldest first. */
export type Answer = {
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly value: string }[])[] | null;
  readonly conversationId: ConversationId;
  /** For whose eyes alone, by the platform's id. */
  readonly audience: string | null;
};

/** A chat with commands, against a real database and no platform: messages in, queued answers out. */
export type CommandChats = {
  /** Says something on a channel and waits until the responders are through with it. Resolves to the answers. */
  say(
    channelId: ChannelId,
    who: string,
    text: string,
    more?: Partial<MessageReceived>,
  ): Promise<{
    readonly messageId: MessageId;
    readonly conversationId: ConversationId;
    readonly answers: readonly Answer[];
  }>;
};

/** Opens chats in which the commands of every room may be given. */
export function openCommandChats(database: TestDatabase, deps: object = {}): CommandChats {
  const record = createRecorder(database, true);
  const { connector } = scriptPlatform();
  const channels = { open: (channelId: string) => openChannel(database, connector, channelId) };
  const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
  const actions = { database, channels, runsWorkers: true, deliver: () => {}, seen: () => {}, ...deps };
  const act = {
    database,
    deliver: () => {},
    announce: () => {},
    reserve: () => ({ count: 0, begin: () => {}, requeue: () => {} }),
  };
  const responders = openResponders({
    database,
    chain: [
      createCommandResponder({
        database,
        channels: unsafeCast(channels),
        commands,
        actions: () => actions,
        deliver: () => {},
      }),
    ],
    loadSummary: createSummaryLoader(database),
    commit: (handled) => commitRuleResults(act, handled),
  });
  return {
    async say(channelId, who, text, more) {
      const inbound = makeInboundMessage(channelId, who, text, more);
      const stored = await record(inbound);
      if (stored.kind !== "recorded") throw new Error("It was recorded before.");
      if (stored.claimed) responders.enqueue(stored.claimed);
      await responders.idle();
      const { messageId, conversationId } = stored;
      return { messageId, conversationId, answers: await answersTo(database, messageId) };
    },
  };
}

async function openChannel(database: TestDatabase, connector: Connector, channelId: string) {
  const { rows } = await database.owner.query(
    "select organization_id, settings from comm_channels where id = $1",
    [channelId],
  );
  const row = rows[0];
  return (
    row && {
      organizationId: row.organization_id,
      channelId,
      status: "active",
      connector,
      account: { settings: row.settings },
    }
  );
}

async function answersTo(database: TestDatabase, messageId: MessageId): Promise<readonly Answer[]> {
  const { rows } = await database.owner.query(
    `select m.body as text, m.buttons, m.conversation_id as "conversationId", d.payload #>> '{audience,identity,value}' as audience
     from comm_messages m left join comm_deliveries d on d.organization_id = m.organization_id and d.message_id = m.id
     where m.caused_by = $1 order by m.sent_at, m.id`,
    [messageId],
  );
  return rows;
}
