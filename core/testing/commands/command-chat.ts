import type { Command, MemberActor } from "../../access/index.ts";
import { createCommandResponder, createCommandSets } from "../../commands/index.ts";
import { createRecorder, createSummaryLoader } from "../../conversations/index.ts";
import { newId, type ChannelId, type ConversationId, type Id, type MessageId } from "../../kernel/ids.ts";
import { createSealer } from "../../kernel/crypto.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { claimEvents, openResponders } from "../../outbox/index.ts";
import { plain, type Capabilities, type Connector, type MessageReceived } from "../../protocol/index.ts";
import { commitRuleResults, createRuleResponder, createRuleSets } from "../../rules/index.ts";
import { rooms } from "../../../hub/rooms.ts";
import { makeInboundMessage } from "../factories/inbound-message.ts";
import { askHookWithin } from "../../commands/custom/call-webhook.ts";
import type { TestDatabase } from "../database.ts";
import { scriptPlatform } from "../scripted-connector.ts";

/** What was answered to a message, oldest first. */
export type Answer = {
  readonly text: string;
  readonly buttons: readonly (readonly Pressable[])[] | null;
  readonly conversationId: ConversationId;
  /** For whose eyes alone, by the platform's id. */
  readonly audience: string | null;
};

/** A button as the platform shows it. */
export type Pressable = { readonly label: string; readonly value: string };

/** What was said, and what was answered to it. */
export type Said = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly answers: readonly Answer[];
};

/** What a test may change of the chats. */
export type ChatSetup = {
  /** What actions need beside the database and the channels. */
  readonly deps?: object;
  /** Commands beside those of the rooms. */
  readonly commands?: readonly Command[];
  /** What the platform offers; buttons, unless said otherwise. */
  readonly capabilities?: Partial<Capabilities>;
  /** Rules answer what commands leave, as they do in the hub. */
  readonly rules?: true;
};

const SEALER = createSealer([{ id: "test", key: new Uint8Array(32).fill(7) }]);

/** A chat with commands, against a real database and no platform: messages in, queued answers out. */
export type CommandChats = {
  /** Says something on a channel and waits until the responders are through with it. Resolves to the answers. */
  say(channelId: ChannelId, who: string, text: string, more?: Partial<MessageReceived>): Promise<Said>;
  /** Handles the events that wait, as the relay does after a crash. */
  handleWaiting(): Promise<void>;
  /** Presses a button by the value that the platform carried. */
  press(channelId: ChannelId, who: string, value: string, more?: Partial<MessageReceived>): Promise<Said>;
  /** Links an account of the platform to a member, and makes its own chat one of members. */
  linkMember(
    member: Pick<MemberActor, "organizationId" | "userId">,
    channelId: ChannelId,
    who: string,
  ): Promise<{ readonly accountId: Id<"acc">; readonly conversationId: ConversationId }>;
  /** Makes a group one of members only. Say something there with `thread: { key, kind: "group" }`. */
  openStaffGroup(channelId: ChannelId, key: string): Promise<ConversationId>;
};

/** Opens chats in which the commands of every room may be given. */
export function openCommandChats(database: TestDatabase, setup: ChatSetup = {}): CommandChats {
  const record = createRecorder(database, true);
  const responders = respondersOf(database, setup);
  const say: CommandChats["say"] = async (channelId, who, text, more) => {
    const stored = await record(makeInboundMessage(channelId, who, text, more));
    if (stored.kind !== "recorded") throw new Error("It was recorded before.");
    if (stored.claimed) responders.enqueue(stored.claimed);
    await responders.idle();
    const { messageId, conversationId } = stored;
    return { messageId, conversationId, answers: await answersTo(database, messageId) };
  };
  return {
    say,
    async handleWaiting() {
      (await claimEvents(database, 10)).forEach(responders.enqueue);
      await responders.idle();
    },
    press: (channelId, who, value, more) =>
      say(channelId, who, "Pressed", {
        content: { text: plain("Pressed"), parts: [unsafeCast({ kind: "press", value })] },
        ...more,
      }),
    async linkMember(member, channelId, who) {
      const { organizationId, userId } = member;
      const conversationId = await makeStaffChat(database, channelId, who, "direct");
      const accountId = newId("acc");
      await database.owner.query(
        `insert into comm_member_accounts (organization_id, id, user_id, channel_id, identity_kind, identity_value, name, conversation_id)
         values ($1, $2, $3, $4, 'user_id', $5, $5, $6)`,
        [organizationId, accountId, userId, channelId, who, conversationId],
      );
      return { accountId, conversationId };
    },
    openStaffGroup: (channelId, key) => makeStaffChat(database, channelId, key, "group"),
  };
}

const BUTTONS: Capabilities["buttons"] = {
  support: "native",
  maxRows: 10,
  maxPerRow: 5,
  labelMax: 80,
  valueMaxBytes: 64,
};

function respondersOf(database: TestDatabase, { deps, commands = [], capabilities, rules }: ChatSetup) {
  const { connector } = scriptPlatform({ buttons: BUTTONS, ephemeral: "native", ...capabilities });
  const channels = {
    open: (channelId: string) => openChannel(database, connector, channelId),
    forget: () => {},
  };
  const known = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
  const all = [...known, ...commands];
  const sets = createCommandSets({ database, sealer: SEALER, askHook: askHookWithin(["127.0.0.1"]) }, all);
  const actions = { database, channels, runsWorkers: true, deliver: () => {}, seen: () => {}, ...deps };
  const act = {
    database,
    deliver: () => {},
    announce: () => {},
    reserve: () => ({ count: 0, begin: () => {}, requeue: () => {} }),
  };
  return openResponders({
    database,
    chain: [
      createCommandResponder({
        database,
        channels: unsafeCast(channels),
        publicUrl: "https://hub.example",
        commands: all,
        commandsOf: sets.of,
        commandsToTry: sets.toTry,
        actions: () => actions,
        deliver: () => {},
      }),
      ...(rules ? [createRuleResponder({ ...act, rules: createRuleSets(database) })] : []),
    ],
    loadSummary: createSummaryLoader(database),
    commit: (handled) => commitRuleResults(act, handled),
  });
}

/** Everything said in a chat of members is for commands first, and so its dialogue never ends. */
async function makeStaffChat(
  { owner }: TestDatabase,
  channelId: ChannelId,
  key: string,
  kind: "direct" | "group",
): Promise<ConversationId> {
  const { rows } = await owner.query(
    `insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title, audience, dialogue_until)
     select organization_id, $2, id, $3, $4, $3, 'staff', 'infinity' from comm_channels where id = $1
     on conflict (organization_id, channel_id, thread_key) where status <> 'resolved'
     do update set audience = 'staff', dialogue_until = 'infinity' returning id`,
    [channelId, newId("cnv"), key, kind],
  );
  return rows[0].id;
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
