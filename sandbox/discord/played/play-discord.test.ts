import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openClient, type GatewayClient } from "../../testing/gateway-client.ts";
import { startDiscord, type PlayDiscord } from "../../testing/play-discord.ts";
import { INTENT } from "../gateway/intents.ts";

let play: PlayDiscord;
let client: GatewayClient;
let mia: string;
beforeEach(async () => {
  play = await startDiscord();
  client = await openClient(`${play.root.replace("http", "ws")}/gateway`);
  client.identify(play.token, INTENT.GUILDS | INTENT.GUILD_MESSAGES | INTENT.MESSAGE_CONTENT);
  await client.event("GUILD_CREATE");
  mia = play.someone().id;
});
afterEach(() => play.stop());

async function control(verb: string, path: string, body?: object) {
  const answer = await fetch(`${play.root}/control${path}`, {
    method: verb,
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}
const account = () => `/accounts/${play.appId}`;
const roomPath = (name = "general") => `${account()}/rooms/${play.channel(name).id}`;
const say = async (text: string) =>
  (await control("POST", `${roomPath()}/messages`, { from: mia, text })).body.items[0];

describe("The page of Discord", () => {
  it("shows servers with their channels, and direct messages with everybody", async () => {
    const { body } = await control("GET", `${account()}/rooms`);
    expect(body.items.map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`)).toEqual([
      "channel general",
      "channel support",
      "forum questions",
      "direct Mia Brandt",
      "direct Tom",
    ]);
    expect((await control("GET", "/accounts")).body.items).toMatchObject([
      { connection: "Gateway connected" },
    ]);
  });

  it("writes as a person, and shows the bot's answer as the app does", async () => {
    const question = await say("Is it **open**?");
    expect(question).toMatchObject({ text: "Is it open?", marks: [{ kind: "bold", offset: 6, length: 4 }] });
    const { d } = await client.event("MESSAGE_CREATE");
    expect(d?.content).toBe("Is it **open**?");
    await play.call("POST", `/channels/${question.roomId}/messages`, {
      content: "Yes",
      message_reference: { message_id: question.id },
      components: [{ type: 1, components: [{ type: 2, style: 1, label: "Thanks", custom_id: "t" }] }],
    });
    const { body } = await control("GET", roomPath());
    expect(body.messages.at(-1)).toMatchObject({
      text: "Yes",
      author: { account: true },
      replyTo: { author: "Mia Brandt", preview: "Is it open?" },
      buttons: [[{ id: "t", title: "Thanks", look: "primary" }]],
    });
  });

  it("edits, reacts, starts a thread and deletes as a person", async () => {
    const { id } = await say("helo");
    expect(
      (await control("PATCH", `${roomPath()}/messages/${id}`, { from: mia, text: "hello" })).status,
    ).toBe(204);
    await control("PUT", `${roomPath()}/messages/${id}/reactions`, { from: mia, emoji: "👍", on: true });
    const thread = await control("POST", `${roomPath()}/messages/${id}/threads`, {
      from: mia,
      title: "Talk",
    });
    expect(thread).toMatchObject({
      status: 201,
      body: { kind: "thread", title: "Talk", parent: play.channel("general").id },
    });
    expect((await control("GET", roomPath())).body.messages[0]).toMatchObject({
      text: "hello",
      edited: true,
      reactions: [{ emoji: "👍", by: [mia] }],
      thread: { title: "Talk" },
    });
    await control("DELETE", `${roomPath()}/messages/${id}`, { from: mia });
    expect((await client.event("MESSAGE_DELETE")).d).toMatchObject({ id });
  });

  it("shows what a link leads to: a change that is no edit", async () => {
    const { id } = await say("See https://example.com/hours");
    expect((await client.event("MESSAGE_UPDATE")).d).toMatchObject({
      id,
      edited_timestamp: null,
      embeds: [{ type: "link", url: "https://example.com/hours" }],
    });
  });

  it("uses a slash command, and tells when it was answered", async () => {
    await play.call("PUT", `/applications/${play.appId}/commands`, [{ name: "help", description: "Helps" }]);
    const { body: use } = await control("POST", `${roomPath()}/commands`, {
      from: mia,
      name: "help",
      options: {},
    });
    const { d } = await client.event("INTERACTION_CREATE");
    expect(d).toMatchObject({ id: use.id, type: 2, data: { name: "help" }, member: { user: { id: mia } } });
    expect((await control("GET", `${account()}/uses/${use.id}`)).body.answered).toBe(false);
    const { token } = [...play.world.interactions.values()].find(({ id }) => id === use.id) ?? { token: "" };
    await play.call("POST", `/interactions/${use.id}/${token}/callback`, {
      type: 4,
      data: { content: "Here", flags: 64 },
    });
    expect((await control("GET", `${account()}/uses/${use.id}`)).body.answered).toBe(true);
    expect((await control("GET", roomPath())).body.messages).toMatchObject([{ text: "Here", onlyFor: mia }]);
  });

  it("revokes the token: the gateway closes, and calls are refused", async () => {
    await control("PUT", `${account()}/switches`, { name: "revoked", on: true });
    expect(await client.closed()).toBe(4004);
    expect((await play.call("GET", "/users/@me")).status).toBe(401);
  });

  it("hides a channel from the bot, and throws it out of the server", async () => {
    await control("PUT", `${roomPath()}/switches`, { name: "hidden", on: true });
    await say("unseen");
    await control("PUT", `${roomPath("support")}/switches`, { name: "member", on: false });
    expect((await client.event("GUILD_DELETE")).d).toEqual({ id: play.guild.id });
    expect(client.texts()).toEqual([]);
  });

  it("refuses in plain words", async () => {
    const answer = await control("POST", `${roomPath("questions")}/messages`, { from: mia, text: "x" });
    expect(answer).toEqual({ status: 400, body: { message: "In a forum people begin posts." } });
  });
});

describe("The control API of Discord", () => {
  it("makes a server, a channel, a post and an event of its own", async () => {
    const { body: server } = await control("POST", "/servers", { name: "Second", owner: mia });
    await control("PUT", `/servers/${server.id}/members/${play.appId}`);
    const { body: forum } = await control("POST", `/servers/${server.id}/channels`, {
      name: "ideas",
      kind: "forum",
    });
    const { body: begun } = await control("POST", `/channels/${forum.id}/posts`, {
      title: "One",
      text: "First words",
    });
    expect(begun.message_id).toBe(begun.id);
    const { d } = await client.packet((each) => each.t === "MESSAGE_CREATE");
    expect(d).toMatchObject({ channel_id: begun.id, guild_id: server.id, content: "First words" });
    await control("POST", `${account()}/dispatches`, { t: "ENTITLEMENT_CREATE", d: { id: "1" } });
    expect((await client.event("ENTITLEMENT_CREATE")).d).toEqual({ id: "1" });
  });

  it("sets faults, and shows the wire log", async () => {
    const { status } = await control("PUT", `${account()}/faults`, {
      rules: [{ kind: "rate_limit", scope: "shared", count: 1 }],
    });
    expect(status).toBe(200);
    const answer = await play.call("GET", "/users/@me");
    expect(answer.headers.get("x-ratelimit-scope")).toBe("shared");
    const { body } = await control("GET", `${account()}/wire`);
    expect(body.items.at(-1)).toMatchObject({
      kind: "call",
      name: "get_my_user /users/@me",
      status: 429,
      fault: "rate_limit",
    });
  });
});
