import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import type { ErrorTree } from "./refusal.ts";
import { setAllowed } from "./permissions/set-allowed.ts";
import { setRoomSwitch } from "./played/switches.ts";

let play: PlayDiscord;
let place: string;
beforeAll(async () => {
  play = await startDiscord();
  place = `/channels/${play.channel("general").id}`;
});
afterAll(() => play.stop());

const send = (body: unknown) => play.call("POST", `${place}/messages`, body);
const button = (more: object = {}) => ({ type: 2, style: 1, label: "Yes", custom_id: "yes", ...more });
const row = (...components: object[]) => ({ type: 1, components });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Finds the first leaf of Discord's tree of errors, and where it hangs. */
function leafOf(tree: ErrorTree, path: readonly string[] = []): readonly [string, string] {
  const [[name, below] = ["", []]] = Object.entries(tree);
  if (Array.isArray(below)) return [path.join("."), below[0].code];
  return leafOf(below as ErrorTree, [...path, name]);
}

describe("A message that Discord refuses", () => {
  it.each([
    ["2001 characters", { content: "x".repeat(2001) }, "content", "BASE_TYPE_MAX_LENGTH"],
    ["eleven embeds", { embeds: many(11, () => ({ title: "x" })) }, "embeds", "BASE_TYPE_MAX_LENGTH"],
    [
      "6001 characters of embeds",
      { embeds: many(2, () => ({ description: "x".repeat(3001) })) },
      "embeds",
      "MAX_EMBED_SIZE_EXCEEDED",
    ],
    [
      "a field without a value",
      { embeds: [{ fields: [{ name: "x" }] }] },
      "embeds.0.fields.0.value",
      "BASE_TYPE_REQUIRED",
    ],
    [
      "six rows",
      { components: many(6, (at) => row(button({ custom_id: String(at) }))) },
      "components",
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "six buttons in a row",
      { components: [row(...many(6, (at) => button({ custom_id: String(at) })))] },
      "components.0.components",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a label of 81",
      { components: [row(button({ label: "x".repeat(81) }))] },
      "components.0.components.0.label",
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a custom id of 101",
      { components: [row(button({ custom_id: "x".repeat(101) }))] },
      "components.0.components.0.custom_id",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "one custom id twice",
      { components: [row(button(), button())] },
      "components.0.components.1.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a link without an address",
      { components: [row({ type: 2, style: 5, label: "x" })] },
      "components.0.components.0.url",
      "BASE_TYPE_REQUIRED",
    ],
    [
      "26 choices",
      {
        components: [
          row({ type: 3, custom_id: "x", options: many(26, (at) => ({ label: `${at}`, value: `${at}` })) }),
        ],
      },
      "components.0.components.0.options",
      "BASE_TYPE_BAD_LENGTH",
    ],
    ["a nonce of 26", { content: "x", nonce: "x".repeat(26) }, "nonce", "NONCE_TYPE_TOO_LONG"],
    [
      "an answer to nothing",
      { content: "x", message_reference: { message_id: "1" } },
      "message_reference",
      "REPLIES_UNKNOWN_MESSAGE",
    ],
    [
      "eleven answers of a poll",
      { poll: { question: { text: "?" }, answers: many(11, (at) => ({ poll_media: { text: `${at}` } })) } },
      "poll.answers",
      "BASE_TYPE_BAD_LENGTH",
    ],
  ])("%s", async (_, body, where, code) => {
    const { status, body: refusal } = await send({ content: "x", ...body });
    expect(refusal).toMatchObject({ code: 50_035, message: "Invalid Form Body" });
    expect(status).toBe(400);
    expect(leafOf(refusal.errors)).toEqual([where, code]);
  });

  it("nothing at all", async () => {
    expect(await send({ content: "  " })).toMatchObject({ status: 400, body: { code: 50_006 } });
  });

  it("a body that is no JSON", async () => {
    const answer = await fetch(`${play.api}/v10${place}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${play.token}`, "content-type": "application/json" },
      body: "{",
    });
    expect(await answer.json()).toMatchObject({ code: 50_109 });
  });

  it("a file of more than ten mebibytes", async () => {
    const form = new FormData();
    form.append("files[0]", new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), "big.bin");
    expect(await play.call("POST", `${place}/messages`, form)).toMatchObject({
      status: 413,
      body: { code: 40_005 },
    });
  });
});

describe("A call that Discord refuses", () => {
  it.each([
    ["an unknown channel", "GET", "/channels/1", 404, 10_003],
    ["an unknown message", "GET", "{place}/messages/1", 404, 10_008],
    ["an unknown user", "GET", "/users/1", 404, 10_013],
    ["an unknown server", "GET", "/guilds/1", 404, 10_004],
    ["an unknown emoji", "PUT", "{place}/messages/{mia}/reactions/nothing/@me", 400, 10_014],
    ["another's message to change", "PATCH", "{place}/messages/{mia}", 403, 50_005],
    ["another's message to delete", "DELETE", "{place}/messages/{mia}", 403, 50_013],
    ["a list of 101", "GET", "{place}/messages?limit=101", 400, 50_035],
    ["an unknown interaction", "POST", "/interactions/1/nothing/callback", 404, 10_062],
    ["an unknown webhook", "POST", "/webhooks/1/nothing", 404, 10_015],
    ["an unknown path", "GET", "/nothing", 404, 0],
  ])("%s", async (_, verb, path, status, code) => {
    const mia = play.write(play.channel("general"), { text: "mine" });
    const real = path.replace("{place}", place).replace("{mia}", mia.id);
    const answer = await play.call(
      verb,
      real,
      verb === "GET" || verb === "DELETE" || verb === "PUT" ? undefined : { content: "x" },
    );
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it("an old version, and a token of nobody", async () => {
    expect((await fetch(`${play.api}/v6/users/@me`)).status).toBe(400);
    const answer = await fetch(`${play.api}/v10/users/@me`, { headers: { authorization: "Bot nobody" } });
    expect([answer.status, await answer.json()]).toEqual([401, { message: "401: Unauthorized", code: 0 }]);
  });

  it("a place where the bot may not write, look or react", async () => {
    const channel = play.channel("support");
    const support = `/channels/${channel.id}`;
    const { id } = play.write(channel, { text: "hello" });
    setAllowed(
      play.world,
      channel,
      play.appId,
      ["SEND_MESSAGES", "ADD_REACTIONS", "READ_MESSAGE_HISTORY"],
      false,
    );
    expect(await play.call("POST", `${support}/messages`, { content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50_013 },
    });
    expect(await play.call("PUT", `${support}/messages/${id}/reactions/%F0%9F%91%8D/@me`)).toMatchObject({
      body: { code: 50_013 },
    });
    expect(await play.call("GET", `${support}/messages`)).toMatchObject({ status: 200, body: [] });
    setAllowed(play.world, channel, play.appId, ["VIEW_CHANNEL"], false);
    expect(await play.call("GET", `${support}/messages`)).toMatchObject({
      status: 403,
      body: { code: 50_001 },
    });
    expect(await play.call("POST", `${support}/messages`, { content: "x" })).toMatchObject({
      body: { code: 50_001 },
    });
  });

  it("direct messages to who refuses them, and to who shares no server", async () => {
    const ada = play.person("Ada");
    const { body: direct } = await play.call("POST", "/users/@me/channels", { recipient_id: ada.id });
    const at = { world: play.world, account: play.app, roomId: direct.id };
    setRoomSwitch(at, { name: "blocked", on: true });
    expect(await play.call("POST", `/channels/${direct.id}/messages`, { content: "x" })).toMatchObject({
      status: 403,
      body: { code: 50_007 },
    });
    setRoomSwitch(at, { name: "blocked", on: false });
    expect((await play.call("POST", `/channels/${direct.id}/messages`, { content: "x" })).status).toBe(200);
    play.guild.members.delete(ada.id);
    expect(await play.call("POST", `/channels/${direct.id}/messages`, { content: "x" })).toMatchObject({
      body: { code: 50_278 },
    });
  });

  it("one message to delete in bulk, and an archived thread to change", async () => {
    setAllowed(play.world, play.channel("general"), play.appId, [], true);
    const { body: message } = await send({ content: "start" });
    const { body: thread } = await play.call("POST", `${place}/messages/${message.id}/threads`, {
      name: "Talk",
    });
    expect(thread.id).toBe(message.id);
    expect(
      await play.call("POST", `${place}/messages/${message.id}/threads`, { name: "Again" }),
    ).toMatchObject({ body: { code: 160_004 } });
    const { body: said } = await play.call("POST", `/channels/${thread.id}/messages`, { content: "in it" });
    await play.call("PATCH", `/channels/${thread.id}`, { archived: true });
    expect(
      await play.call("PATCH", `/channels/${thread.id}/messages/${said.id}`, { content: "no" }),
    ).toMatchObject({ body: { code: 50_083 } });
  });
});

describe("Commands that Discord refuses", () => {
  const put = (...commands: readonly object[]) =>
    play.call(
      "PUT",
      `/applications/${play.appId}/commands`,
      commands.map((one) => ({ name: "order", description: "Looks an order up", ...one })),
    );
  const option = (more: object) => ({ type: 3, name: "note", description: "A note", ...more });
  const sub = (...options: readonly object[]) => ({ type: 1, name: "sub", description: "Below", options });

  it.each([
    ["a capital letter", { name: "Order" }, "0.name", "APPLICATION_COMMAND_INVALID_NAME"],
    ["no description", { description: "" }, "0.description", "BASE_TYPE_BAD_LENGTH"],
    [
      "a language that Discord has not",
      { description_localizations: { gsw: "Bstellig" } },
      "0.description_localizations",
      "ENUM_TYPE_COERCE",
    ],
    ["a context that there is not", { contexts: [3] }, "0.contexts", "ENUM_TYPE_COERCE"],
    [
      "a required option behind another",
      { options: [option({}), option({ name: "kind", required: true })] },
      "0.options",
      "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ],
    [
      "26 choices",
      { options: [option({ choices: many(26, (at) => ({ name: `${at}`, value: `${at}` })) })] },
      "0.options.0.choices",
      "BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a subcommand beside a plain option",
      { options: [sub(), option({})] },
      "0.options",
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ],
    [
      "a subcommand below a subcommand",
      { options: [sub(sub())] },
      "0.options.0.options.0.type",
      "BASE_TYPE_CHOICES",
    ],
  ])("has %s", async (_, command, where, code) => {
    const { status, body } = await put(command);
    expect([status, body.code]).toEqual([400, 50_035]);
    expect(leafOf(body.errors)).toEqual([where, code]);
  });

  it("are more than 200 new ones in a day; a changed one is no new one", async () => {
    const named = (from: number, count: number) => many(count, (at) => ({ name: `c${from + at}` }));
    play.app.made = { since: 0, commands: 0 };
    expect((await put(...named(0, 100))).status).toBe(200);
    expect((await put(...named(0, 100).map((one) => ({ ...one, description: "Other" })))).status).toBe(200);
    expect((await put(...named(100, 100))).status).toBe(200);
    expect((await put(...named(200, 1))).body).toMatchObject({ code: 30_034 });
    play.app.made = { since: 0, commands: 0 };
  });
});
