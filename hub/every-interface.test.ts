import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readConfig } from "../core/kernel/config.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { unsafeCast } from "../core/kernel/trust.ts";
import type { InboundEvent } from "../core/protocol/index.ts";
import { testDatabase } from "../core/testing/database.ts";
import { everyInterface } from "../core/testing/every-interface/connector.ts";
import * as script from "../core/testing/every-interface/script.ts";
import { createWatch } from "../core/testing/every-interface/watch.ts";
import { makeOrganization } from "../core/testing/factories/people.ts";
import { NOT_SAID_YET, READ_IN_SQL } from "../core/testing/house/unused-words.ts";
import { openProgram, protocolWords } from "../core/testing/house/protocol-words.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { callerOf, type Caller } from "../e2e/parts/caller.ts";
import { startHub, type Hub } from "./hub.ts";

const database = await testDatabase();
const program = openProgram();
const words = [...protocolWords(program.project()).values()].map(({ path }) => path);
program.close();
const watch = createWatch();
const platform = everyInterface(watch);
const registry = { every: platform.connector, hosted: platform.hosted };

let hub: Hub;
let caller: Caller;
/** Everything that the hub has answered. */
let answered = "";

beforeAll(async () => {
  const config = readConfig({
    DATABASE_URL: database.url,
    PARLEY_HOME: await temporaryFolder(),
    PORT: "0",
    SANDBOX: "off",
    LOG_LEVEL: "error",
    PRIVATE_HOSTS: "127.0.0.1",
    PARLEY_SECRET_KEYS: `test:${Buffer.alloc(32, 11).toString("base64")}`,
  });
  hub = await startHub(config, database.url, registry);
  const { id, owner } = await makeOrganization(database, "Acme");
  await database.owner.query(
    "insert into comm_bot_commands (organization_id, id, name, description, definition) values ($1, 'cmd_1', 'order', 'Where an order is', '{}')",
    [id],
  );
  caller = await callerOf(hub.url.replace("localhost", "127.0.0.1"), owner);
});
afterAll(() => hub?.stop());

/** Calls the API; what it answers is kept. */
async function ask(method: string, path: string, body?: unknown): Promise<JsonObject> {
  const { status, text } = await caller.ask(method, path, body);
  if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`);
  answered += text;
  return text === "" ? {} : unsafeCast<JsonObject>(JSON.parse(text));
}

const soon = <T>(found: () => Promise<T | undefined> | T | undefined): Promise<T> =>
  vi.waitUntil(async () => (await found()) ?? false, { timeout: 20_000, interval: 50 }) as Promise<T>;

/** Posts events to the platform's address of a channel. */
async function post(channelId: string, ...events: readonly InboundEvent[]): Promise<Response> {
  const answer = await fetch(`${hub.url}/hooks/${channelId}`, {
    method: "POST",
    body: JSON.stringify({ events }),
  });
  if (answer.status !== 200) throw new Error(`The hub answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

const list = async (path: string) =>
  unsafeCast<readonly JsonObject[]>((await ask("get", path))["items"] ?? []);
const conversationOf = (channelId: string, title: string) =>
  soon(async () =>
    (await list(`/conversations?channel=${channelId}&q=`)).find((one) => one["title"] === title),
  );

it("core uses every optional interface that a connector may have", async () => {
  await ask("get", "/connectors");
  const wrong = { connector: "every", name: "Shop", credentials: { token: "wrong" } };
  expect(await caller.ask("post", "/channels", wrong)).toMatchObject({ status: 422 });
  const shop = String((await ask("post", "/channels", { ...wrong, credentials: { token: "right" } }))["id"]);
  await ask("get", `/channels/${shop}/guide`);
  await ask("get", `/channels/${shop}/templates`);
  await ask("post", `/channels/${shop}/authorisation`);
  const line = await soon(() => platform.line);
  const at = { from: "2026-11-29T09:04:00.000Z", to: "2026-11-29T09:31:00.000Z" };
  await line.missed({ ...at, reason: "reason of the gap", recovered: false });

  await shareChat(shop);
  const told = await post(shop, script.fullMessage(), script.toCard());
  expect([told.headers.get("x-scripted"), await told.text()]).toEqual([
    "header of the answer",
    "body of the answer",
  ]);
  await post(shop, script.message("cleo", script.DIRECT, script.CLEO, "from Cleo"));
  const group = String((await conversationOf(shop, "title of the group"))["id"]);
  await ask("get", `/conversations/${group}`);
  await talk(shop, group);
  await host();
  await soon(() => platform.calls.has("describe person") && platform.calls.has("describe thread"));
  await soon(() => platform.calls.has("open thread"));
  await soon(() => platform.calls.has("lookUp") && platform.calls.has("download"));

  for (const path of [`/channels/${shop}/templates`, `/channels/${shop}/gaps`, "/channels", "/health"])
    await ask("get", path);
  for (const { id } of await list("/conversations?status=all")) {
    await ask("get", `/conversations/${String(id)}`);
    await ask("get", `/conversations/${String(id)}/messages`);
  }
  for (const { id } of await list("/contacts")) await ask("get", `/contacts/${String(id)}`);

  const unused = words.filter((word) => !isUsed(word));
  expect(unused).toEqual(words.filter((word) => [...NOT_SAID_YET, ...READ_IN_SQL].includes(word)));
}, 60_000);

/** Core read it or gave it by its name, or copied it whole and its words came out again. */
const isUsed = (word: string): boolean =>
  watch.read.has(word) ||
  watch.given.has(word) ||
  [...(watch.copied.get(word) ?? []).flatMap(leavesOf), script.SHOWN_AS[word] ?? "\0"].some((leaf) =>
    answered.includes(leaf),
  );

/** The words and numbers in a value that are long enough to be found nowhere else. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leavesOf);
  return String(value).length > 4 ? [String(value)] : [];
}

/** Makes a group a chat of members with a thread for each conversation. */
async function shareChat(shop: string): Promise<void> {
  await post(shop, script.message("team", script.TEAM, script.CLEO, "from the team"));
  const team = String((await conversationOf(shop, "title of the team"))["id"]);
  await ask("put", `/chats/${team}/use`, { use: "staff" });
  await ask("put", `/chats/${team}/routing`, { serves: { channelIds: null, teams: null } });
}

/** What the team and the platform do in a conversation. */
async function talk(shop: string, group: string): Promise<void> {
  const thread = () => list(`/conversations/${group}/messages?limit=100`);
  const find = (text: string) =>
    soon(async () => (await thread()).find((told) => unsafeCast<JsonObject>(told["text"])["text"] === text));
  const reply = async (text: string, more: object = {}) =>
    String(
      (
        await ask("post", `/conversations/${group}/replies`, {
          ...said(text),
          clientKey: crypto.randomUUID(),
          ...more,
        })
      )["id"],
    );
  const sent = (text: string) =>
    soon(async () =>
      unsafeCast<JsonObject>((await find(text))["delivery"])["state"] === "sent" ? true : undefined,
    );
  await post(shop, script.command());
  await reply("to the command");
  const { id: replyToId } = await find("code Ada smile");
  const form = {
    name: "shipping",
    title: "Shipping",
    fields: [
      {
        name: "street",
        label: "Street",
        kind: "line",
        required: true,
        maxLength: 60,
        placeholder: "Main Street",
      },
    ],
  };
  const full = {
    replyToId,
    attachmentIds: [await caller.upload("a.txt", "hello")],
    buttons: [[{ label: "Yes", value: "yes" }], [{ label: "Ship", value: "ask", form }]],
    choices: { label: "Which?", options: [{ label: "Blue", value: "blue", description: "Like the sea." }] },
  };
  await ask("post", `/conversations/${group}/preview`, { ...said("full"), ...full });
  const ours = await reply("full", full);
  await sent("full");
  await reply("secret", { audience: "asker", replyToId });
  await reply("", { template: { name: "hello", language: "en", parameters: ["Ada"] } });
  for (const text of ["limited", "lost"]) await reply(text);
  const echoed = await reply("echoed");
  await ask("put", `/conversations/${group}/read`, {});
  await ask("post", `/conversations/${group}/typing`);
  await sent("lost");
  await post(shop, script.echo(echoed));
  await ask("patch", `/messages/${ours}`, said("full again"));
  await ask("put", `/messages/${ours}/reactions`, { emoji: ["👍"] });
  await post(shop, ...script.happenings({ ours: "ext-full", failed: "ext-lost", key: ours }));
  await database.owner.query(
    "update comm_inbound_events set received_at = received_at - interval '1 day' where state = 'waiting'",
  );
  await find("edited before it was told");
  const gone = await reply("gone");
  await sent("gone");
  await ask("delete", `/messages/${gone}`);
}

/** A visitor of a platform that is the hub itself sends a file that they uploaded before. */
async function host(): Promise<void> {
  const site = { connector: "hosted", name: "Site", credentials: { token: "site" } };
  const id = String((await ask("post", "/channels", site))["id"]);
  const form = new FormData();
  form.append("file", new File(["hello"], "a.txt"));
  await post(id, script.message("visit", script.VISIT, script.VISITOR, "hello"));
  const uploaded = await fetch(`${hub.url}/widget/${id}/attachments`, { method: "POST", body: form });
  const file = unsafeCast<JsonObject>(await uploaded.json());
  await post(id, script.uploaded(String(file["id"])));
}

const said = (text: string) => ({ text: { text, marks: [] } });
