import type pg from "pg";
import type { ChannelAccess, OpenChannel } from "../../channels/index.ts";
import { queueReplies, type Queued, type Reply } from "../../conversations/index.ts";
import { retryDelivery } from "../../deliveries/index.ts";
import { inOrganization } from "../../database/index.ts";
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
import { readDeliveries } from "./outgoing/read-deliveries.ts";

/** An organization with an account of a scripted platform, and the means to say something there and see what became of it. */
export type Outgoing = Awaited<ReturnType<typeof openOutgoing>>;

export async function openOutgoing(database: TestDatabase, platform: ScriptedPlatform) {
  const { owner } = database;
  const organizationId: OrganizationId = await makeOrganization(owner);
  const channelId: ChannelId = await makeChannel(owner, organizationId, { connector: "scripted" });
  let channel: OpenChannel | null = openScripted(platform, organizationId, channelId);
  const channels: { open: ChannelAccess["open"]; forget: ChannelAccess["forget"] } = {
    open: async () => channel && { ...channel, sendingPausedUntil: await pausedUntil() },
    forget: () => {},
  };
  const pausedUntil = async (): Promise<Date | null> => {
    const { rows } = await owner.query<{ until: Date | null }>(
      "select sending_paused_until as until from comm_channels where id = $1",
      [channelId],
    );
    return rows[0]?.until ?? null;
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
    ...sayIn(database, organizationId),
    ...readDeliveries(owner),
    sendAgain: (messageId: MessageId) =>
      inOrganization(database, organizationId, (tx) => retryDelivery(tx, messageId, false)),
    letTimePass: () => letTimePass(owner, organizationId),
  };
}

/** Queues a member's words; `leased` only when nothing else of the conversation was waiting. */
const sayIn = (database: TestDatabase, organizationId: OrganizationId) => ({
  async say(
    conversationId: ConversationId,
    text: string,
    more: Partial<Reply> = {},
    runsWorkers = true,
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
      runsWorkers,
    );
    if (!queued) throw new Error("Nothing was queued.");
    return queued;
  },
});

/** Time passes: leases end, waits and pauses are over. */
async function letTimePass(owner: pg.Pool, organizationId: OrganizationId): Promise<void> {
  await owner.query(
    "update comm_deliveries set lease_until = lease_until - interval '1 day', next_attempt_at = next_attempt_at - interval '2 days' where organization_id = $1",
    [organizationId],
  );
  await owner.query(
    "update comm_channels set sending_paused_until = sending_paused_until - interval '2 days' where organization_id = $1",
    [organizationId],
  );
}
