import { randomBytes } from "node:crypto";
import type pg from "pg";
import { credentialsSeal } from "../../core/channels/index.ts";
import { createSealer } from "../../core/kernel/crypto.ts";
import { newId, type ChannelId, type OrganizationId } from "../../core/kernel/ids.ts";
import { MASTER_KEY } from "./start-hub-process.ts";

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
  const bot = { organizationId, channelId: newId("chn"), token, secret: randomBytes(16).toString("hex") };
  await owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'telegram', 'Shop', $3, $4)",
    [
      organizationId,
      bot.channelId,
      // A platform of ours takes whatever it gets.
      { apiRoot, messagesPerSecond: 1_000_000 },
      sealed(bot),
    ],
  );
  return bot;
}

const sealed = ({ organizationId, channelId, token, secret }: ConnectedBot): string =>
  createSealer([{ id: "test", key: MASTER_KEY }]).seal(
    JSON.stringify({ token, secret }),
    credentialsSeal(organizationId, channelId),
  );
