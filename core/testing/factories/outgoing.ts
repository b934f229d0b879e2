import type { ChannelAccess, OpenChannel } from "../../channels/index.ts";
import { queueReplies, type Queued, type Reply } from "../../conversations/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../../kernel/ids.ts";
import { plain } from "../../protocol/index.ts";
import type { TestDatabase } from "../database.ts";
import { openScripted, type ScriptedPlatform } from "../scripted-connector.ts";
import { makeChannel, makeContact, makeConversation } from "./conversation.ts";
import { makeOrganization } from "./organization.ts";

/** An organization with an account of a scripted platform, and the means to say something there and see what became of it. */
export type Outgoing = Awaited<ReturnType<typeof openOutgoing>>;

/** A delivery as its row says. */
export type DeliveryRow = {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly parts_sent: number;
  readonly waits: boolean;
  readonly leased: boolean;
};

export async function openOutgoing(database: TestDatabase, platform: ScriptedPlatform) {
  const { owner } = database;
  const organizationId: OrganizationId = await makeOrganization(owner);
  const channelId: ChannelId = await makeChannel(owner, organizationId, { connector: "scripted" });
  let channel: OpenChannel | null = openScripted(platform, organizationId, channelId);
  const channels: { open: ChannelAccess["open"]; forget: ChannelAccess["forget"] } = {
    open: async () => channel,
    forget: () => {},
  };
  const contactId = await makeContact(owner, organizationId, channelId);
  const turn = async (status: OpenChannel["status"]): Promise<void> => {
    await owner.query("update comm_channels set status = $2 where id = $1", [channelId, status]);
    channel = openScripted(platform, organizationId, channelId, status);
  };

  return {
    organizationId,
    channelId,
    channels,
    use: (instead: OpenChannel | null) => void (channel = instead),
    pause: () => turn("paused"),
    resume: () => turn("active"),
    startConversation: () => makeConversation(owner, organizationId, channelId, contactId),

    /** Queues a member's words; `handed` only when its line was empty. */
    async say(
      conversationId: ConversationId,
      text: string,
      more: Partial<Reply> = {},
      keepsWork = true,
    ): Promise<Queued> {
      const author = { kind: "member", id: null, name: "Ada" } as const;
      const [queued] = await queueReplies(
        database.system,
        [
          {
            organizationId,
            conversationId,
            author,
            text: plain(text),
            clientKey: newId("job"),
            automatic: false,
            ...more,
          },
        ],
        keepsWork,
      );
      if (!queued) throw new Error("Nothing was queued.");
      return queued;
    },

    async rowOf(messageId: MessageId): Promise<DeliveryRow> {
      const { rows } = await owner.query<DeliveryRow>(
        `select id, state, reason, attempts, parts_sent, coalesce(next_attempt_at > clock_timestamp(), false) as waits, lease_until is not null as leased
         from comm_deliveries where message_id = $1 and operation = 'send'`,
        [messageId],
      );
      if (!rows[0]) throw new Error(`Nothing is to be delivered of ${messageId}.`);
      return rows[0];
    },

    async attemptsOf(messageId: MessageId): Promise<string[]> {
      const { rows } = await owner.query<{ said: string }>(
        `select a.number || '.' || a.part || ' ' || a.outcome as said from comm_delivery_attempts a join comm_deliveries d on d.organization_id = a.organization_id and d.id = a.delivery_id
         where d.message_id = $1 order by a.number, a.part`,
        [messageId],
      );
      return rows.map((row) => row.said);
    },

    async externalIdOf(messageId: MessageId): Promise<string | null> {
      return (
        (
          await owner.query<{ external_id: string | null }>(
            "select external_id from comm_messages where id = $1",
            [messageId],
          )
        ).rows[0]?.external_id ?? null
      );
    },

    /** Which report of a message is the later one. */
    async versionOf(messageId: MessageId): Promise<number> {
      return Number(
        (
          await owner.query<{ version: string }>("select version from comm_messages where id = $1", [
            messageId,
          ])
        ).rows[0]?.version,
      );
    },

    /** Time passes: leases end and waits are over. */
    async letTimePass(): Promise<void> {
      await owner.query(
        "update comm_deliveries set lease_until = lease_until - interval '1 day', next_attempt_at = next_attempt_at - interval '2 days' where organization_id = $1",
        [organizationId],
      );
    },
  };
}
