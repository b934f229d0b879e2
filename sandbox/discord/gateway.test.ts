import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openClient, type PacketData } from "../testing/gateway-client.ts";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import { closeSessions } from "./gateway/close-sessions.ts";
import { disturb } from "./gateway/disturb.ts";
import { INTENT } from "./gateway/intents.ts";
import { react } from "./people/change.ts";

const { GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT } = INTENT;
const ALL = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES | MESSAGE_CONTENT;

let play: PlayDiscord;
beforeEach(async () => {
  play = await startDiscord({ limits: { sessionMs: 60_000 } });
});
afterEach(() => play.stop());

const open = () => openClient(`${play.root.replace("http", "ws")}/gateway`);
async function ready(intents = ALL) {
  const client = await open();
  client.identify(play.token, intents);
  const { d: session } = await client.event("READY");
  await client.event("GUILD_CREATE");
  if (!session) throw new Error("READY says nothing.");
  return { client, session };
}
async function resumed({ session_id, resume_gateway_url }: PacketData, seq: number) {
  const client = await openClient(resume_gateway_url);
  client.send({ op: 6, d: { token: play.token, session_id, seq } });
  return client;
}

describe("The gateway", () => {
  it("says who the bot is, then its servers with all channels", async () => {
    const { client, session } = await ready();
    expect(session).toMatchObject({ v: 10, user: { bot: true }, application: { id: play.appId } });
    expect(session.guilds).toEqual([{ id: play.guild.id, unavailable: true }]);
    const { d } = await client.event("GUILD_CREATE");
    expect(d?.channels.map(({ name }) => name)).toEqual(["general", "support", "questions"]);
  });

  it.each([
    ["an unknown token", { token: "nobody", intents: ALL }, 4004],
    ["intents that do not exist", { intents: 1 << 30 }, 4013],
    ["no intents", { intents: undefined }, 4002],
    ["a shard of several", { intents: ALL, shard: [1, 2] }, 4010],
  ])("closes on %s", async (_, said, code) => {
    const client = await open();
    client.send({ op: 2, d: { token: play.token, properties: {}, ...said } });
    expect(await client.closed()).toBe(code);
  });

  it.each([
    ["what is no JSON object", "[]", 4002],
    ["an operation before it knows who speaks", { op: 8, d: {} }, 4003],
  ])("closes on %s", async (_, said, code) => {
    const client = await open();
    client.send(typeof said === "string" ? JSON.parse(said) : said);
    expect(await client.closed()).toBe(code);
  });

  it("refuses a privileged intent that is switched off", async () => {
    play.app.intents.messageContent = false;
    const client = await open();
    client.identify(play.token, ALL);
    expect(await client.closed()).toBe(4014);
  });

  it("acknowledges heartbeats", async () => {
    const client = await open();
    client.send({ op: 1, d: null });
    expect(await client.packet(({ op }) => op === 11)).toBeDefined();
  });

  it("calls a second identification within five seconds invalid", async () => {
    await play.stop();
    play = await startDiscord({ limits: { identifyMs: 5000 } });
    await ready();
    const second = await open();
    second.identify(play.token, ALL);
    expect(await second.packet(({ op }) => op === 9)).toMatchObject({ d: false });
  });

  it("leaves the words out without their intent, but for direct messages and mentions", async () => {
    const { client } = await ready(GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES);
    const mia = play.someone();
    play.write(play.channel("general"), { text: "Is it open?" });
    play.write(play.channel("general"), { text: `<@${play.appId}> is it open?` });
    play.write(play.direct(mia.id), { text: "psst", from: mia.id });
    await client.packet(({ d }) => d?.content === "psst");
    expect(client.texts()).toEqual(["", `<@${play.appId}> is it open?`, "psst"]);
  });

  it("tells only what a session asked for", async () => {
    const { client } = await ready(GUILDS | MESSAGE_CONTENT | DIRECT_MESSAGES);
    const mia = play.someone();
    play.write(play.channel("general"), { text: "in the server" });
    play.write(play.direct(mia.id), { text: "alone", from: mia.id });
    await client.event("MESSAGE_CREATE");
    expect(client.texts()).toEqual(["alone"]);
  });
});

describe("A session", () => {
  it("is resumed after its connection broke: what was missed, then RESUMED", async () => {
    const { client, session } = await ready();
    play.write(play.channel("general"), { text: "one" });
    const { s } = await client.event("MESSAGE_CREATE");
    client.terminate();
    await client.closed();
    play.write(play.channel("general"), { text: "two" });
    play.write(play.channel("general"), { text: "three" });
    const next = await resumed(session, s ?? 0);
    await next.event("RESUMED");
    expect(next.texts()).toEqual(["two", "three"]);
  });

  it("ends with a goodbye, and cannot be resumed then", async () => {
    const { client, session } = await ready();
    client.close(1000);
    await client.closed();
    await play.until(() => play.world.sessions.size === 0);
    const next = await resumed(session, 1);
    expect(await next.packet(({ op }) => op === 9)).toMatchObject({ d: false });
  });

  it("is stale when it was left for too long", async () => {
    await play.stop();
    play = await startDiscord({ limits: { sessionMs: -1 } });
    const { client, session } = await ready();
    client.terminate();
    await client.closed();
    await play.until(() => [...play.world.sessions.values()].every(({ socket }) => socket === null));
    const next = await resumed(session, 1);
    expect(await next.packet(({ op }) => op === 9)).toMatchObject({ d: false });
  });

  it("is not resumed beyond what was sent", async () => {
    const { session } = await ready();
    const next = await resumed(session, 999);
    expect(await next.closed()).toBe(4007);
  });

  it("can be disturbed: dropped, asked for a new connection, called invalid", async () => {
    const { client } = await ready();
    disturb(play.world, play.app, "reconnect", true);
    expect(await client.packet(({ op }) => op === 7)).toBeDefined();
    disturb(play.world, play.app, "invalidate", true);
    expect(await client.packet(({ op }) => op === 9)).toMatchObject({ d: true });
    disturb(play.world, play.app, "drop", true);
    expect(await client.closed()).toBe(1006);
  });

  it("is closed when the token is revoked", async () => {
    const { client } = await ready();
    closeSessions(play.world, play.app, [4004, "Authentication failed."]);
    expect(await client.closed()).toBe(4004);
  });
});

describe("Faults of the gateway", () => {
  it.each([
    ["duplicate", ["one", "one", "two"]],
    ["lost_event", ["two"]],
    ["reorder", ["two", "one"]],
  ] as const)("%s", async (kind, texts) => {
    const { client } = await ready();
    play.faults({ kind, count: 1, methods: ["message_create"] });
    play.write(play.channel("general"), { text: "one" });
    play.write(play.channel("general"), { text: "two" });
    await play.until(() => client.texts().length === texts.length);
    expect(client.texts()).toEqual(texts);
  });

  it("drop_socket breaks the line, and whoever resumes gets the event", async () => {
    const { client, session } = await ready();
    play.faults({ kind: "drop_socket", count: 1 });
    play.write(play.channel("general"), { text: "one" });
    expect(await client.closed()).toBe(1006);
    const next = await resumed(session, client.packets.at(-1)?.s ?? 0);
    await next.event("RESUMED");
    expect(next.texts()).toEqual(["one"]);
  });

  it("silent_socket acknowledges nothing and delivers nothing until somebody resumes", async () => {
    const { client, session } = await ready();
    const last = client.packets.at(-1)?.s ?? 0;
    play.faults({ kind: "silent_socket", count: 1 });
    client.send({ op: 1, d: last });
    await play.until(() => play.app.faults.rules[0]?.hits === 1);
    play.write(play.channel("general"), { text: "one" });
    const next = await resumed(session, last);
    await next.event("RESUMED");
    expect(next.texts()).toEqual(["one"]);
    expect(client.packets.filter(({ op }) => op === 11)).toEqual([]);
  });

  it("stale_session refuses to resume", async () => {
    const { client, session } = await ready();
    client.terminate();
    play.faults({ kind: "stale_session", count: 1 });
    const next = await resumed(session, 1);
    expect(await next.packet(({ op }) => op === 9)).toMatchObject({ d: false });
  });
});

describe("A reaction", () => {
  it("comes with who reacted and whose message it is", async () => {
    const { client } = await ready(ALL | INTENT.GUILD_MESSAGE_REACTIONS);
    const mia = play.someone();
    const message = play.write(play.channel("general"), { text: "Nice", from: mia.id });
    react(play.world, play.channel("general"), message, mia.id, ["👍"]);
    react(play.world, play.channel("general"), message, mia.id, []);
    const { d } = await client.event("MESSAGE_REACTION_ADD");
    expect(d).toMatchObject({
      user_id: mia.id,
      message_id: message.id,
      emoji: { id: null, name: "👍" },
      type: 0,
    });
    expect(await client.event("MESSAGE_REACTION_REMOVE")).toBeDefined();
  });
});
