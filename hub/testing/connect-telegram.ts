import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { ChannelId, OrganizationId } from "../../core/kernel/ids.ts";
import { connectChannel } from "./connect-channel.ts";

/** A Telegram bot connected to a test hub, with what its platform knows. */
export type ConnectedBot = {
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  readonly token: string;
  readonly secret: string;
};

/** Connects a bot to the hub's first organization, behind the hub's back: `owner` is a pool around row-level security. */
export async function connectTelegram(
  owner: pg.Pool | pg.Client,
  apiRoot: string,
  token: string,
): Promise<ConnectedBot> {
  const { rows } = await owner.query<{ id: OrganizationId }>(
    "select id from organizations order by created_at limit 1",
  );
  const organizationId = rows[0]?.id;
  if (!organizationId) throw new Error("The hub has made no organization yet.");
  const bot = { organizationId, token, secret: randomBytes(16).toString("hex") };
  const channelId = await connectChannel(owner, organizationId, {
    kind: "telegram",
    name: "Shop",
    credentials: { token, secret: bot.secret },
    // A platform of ours takes whatever it gets.
    settings: { apiRoot, messagesPerSecond: 1_000_000 },
  });
  return { ...bot, channelId };
}
