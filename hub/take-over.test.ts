import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { snowflakeAt } from "../connectors/discord/ids.ts";
import { listMessages } from "../core/conversations/index.ts";
import { readOrganization } from "../core/database/index.ts";
import type { ChannelId, OrganizationId } from "../core/kernel/ids.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeOrganization } from "../core/testing/factories/organization.ts";
import { redisUrl } from "../core/testing/redis.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { addChannel } from "../sandbox/discord/model/add-channel.ts";
import { setAllowed } from "../sandbox/discord/permissions/set-allowed.ts";
import type { Channel } from "../sandbox/discord/world.ts";
import { startDiscord, type PlayDiscord } from "../sandbox/testing/play-discord.ts";
import { connectDiscord } from "./testing/connect-discord.ts";
import { startHubProcess, type HubProcess } from "./testing/start-hub-process.ts";

const database = await testDatabase();
const workers: HubProcess[] = [];
let acme: OrganizationId;
let shop: ChannelId;
let play: PlayDiscord;
let general: Channel;
let support: Channel;
let direct: Channel;

const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Somebody writes so many minutes ago: the id of a message is its time. */
const writes = (channel: Channel, text: string, minutes: number) =>
  play.write(channel, { text, id: snowflakeAt(minutesAgo(minutes)) });

beforeAll(async () => {
  acme = await makeOrganization(database.owner);
  // A heartbeat stores where the connection stands.
  play = await startDiscord({ limits: { heartbeatMs: 500 } });
  general = play.channel("general");
  support = addChannel(play.world, { type: 0, name: "support", guildId: play.guild.id });
  direct = play.direct(play.someone().id);
  shop = await connectDiscord(database.owner, acme, { apiRoot: play.api, token: play.token });
  const holder = await startWorker();
  await savedState({ at: expect.any(String) });
  const [saved] = await Promise.all([writeBefore(), startWorker()]);
  await holder.kill();
  play.world.sessions.clear();
  writeMeanwhile();
  await letAnHourPass(saved);
  await namedGaps(2);
  play.write(general, { text: "Five" });
  await stored(general, "Five");
}, 60_000);

/** Answers what was saved before the last message was stored. */
async function writeBefore(): Promise<JsonObject> {
  writes(general, "One", 65);
  writes(support, "Open?", 64);
  writes(direct, "Hello", 63);
  const saved = await savedState({ direct: { [direct.id]: expect.any(String) } });
  writes(general, "Two", 62);
  await stored(general, "Two");
  return saved;
}

function writeMeanwhile(): void {
  setAllowed(play.world, support, play.appId, ["READ_MESSAGE_HISTORY"], false);
  writes(general, "Three", 60);
  writes(general, "Four", 59);
  writes(support, "Anybody?", 58);
  writes(direct, "Are you there?", 57);
}

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await play.stop();
});

async function startWorker(): Promise<HubProcess> {
  const worker = await startHubProcess({
    ROLE: "worker",
    PARLEY_HOME: await temporaryFolder(),
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl(),
    PRIVATE_HOSTS: "127.0.0.1",
    LOG_LEVEL: "fatal",
  });
  workers.push(worker);
  return worker;
}

/** What the holder of the connection has saved, once it is like this. */
async function savedState(like: object): Promise<JsonObject> {
  const read = async () =>
    (
      await database.owner.query<{ state: JsonObject | null }>(
        "select gateway_state as state from comm_channels where id = $1",
        [shop],
      )
    ).rows[0]?.state ?? {};
  await until(async () => expect(await read()).toMatchObject(like));
  return read();
}

/**
 * Ends the killed worker's lease, and makes all that it did an hour older. It dies before it saved where it stood:
 * what it stored last is fetched again.
 */
async function letAnHourPass(saved: JsonObject): Promise<void> {
  await database.owner.query("update comm_messages set received_at = sent_at where organization_id = $1", [
    acme,
  ]);
  await database.owner.query(
    "update comm_channels set gateway_lease_until = clock_timestamp() - interval '1 second', gateway_state = $2 where id = $1",
    [shop, { ...saved, at: minutesAgo(61) }],
  );
}

async function thread(channel: Channel) {
  const { rows } = await database.owner.query<{ id: string }>(
    "select id from comm_conversations where channel_id = $1 and thread_key = $2",
    [shop, channel.id],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  const { items } = await readOrganization(database, acme, (tx) =>
    listMessages(tx, rows[0]?.id ?? "", ["message", "event"], 100),
  );
  return items;
}

const stored = (channel: Channel, words: string) =>
  until(async () => expect((await thread(channel)).map(({ text }) => text.text)).toContain(words));

/** A thread as members read it: words, those that came late, and what is missing. */
const read = async (channel: Channel) =>
  (await thread(channel)).map(({ text, late, event }) =>
    event ? `(${event.kind})` : `${text.text}${late ? " (late)" : ""}`,
  );

const gaps = async () => {
  const { rows } = await database.owner.query<{ thread: string; recovered: boolean; reason: string }>(
    "select thread_key as thread, recovered, reason from comm_gaps where channel_id = $1 order by thread_key",
    [shop],
  );
  return rows;
};

const namedGaps = (count: number) => until(async () => expect(await gaps()).toHaveLength(count));

describe("two workers, of which the one that holds a Discord bot's connection was killed an hour ago", () => {
  it("have every message once and in order: the other fetched those of the hour, marked them late, and hears what follows", async () => {
    expect(await read(general)).toEqual(["One", "Two", "Three (late)", "Four (late)", "(gap)", "Five"]);
    expect(await read(direct)).toEqual(["Hello", "Are you there? (late)", "(gap)"]);
  });

  it("name what cannot be had, where it is missing and of the account", async () => {
    expect(await read(support)).toEqual(["Open?", "(gap)", "(gap)"]);
    expect(await gaps()).toEqual([
      { thread: "", recovered: false, reason: expect.stringContaining("not all messages could be fetched") },
      {
        thread: support.id,
        recovered: false,
        reason: expect.stringContaining("lacks Read Message History in #support"),
      },
    ]);
  });

  it("opened no second connection", () => {
    expect([...play.world.sessions.values()]).toHaveLength(1);
  });
});
