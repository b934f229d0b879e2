import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Uploaded } from "../attachments/index.ts";
import { createChannelAccess, credentialsSeal } from "../channels/index.ts";
import { createRecorder, queueReplies } from "../conversations/index.ts";
import { createSealer } from "../kernel/crypto.ts";
import { HubError } from "../kernel/errors.ts";
import { newId, type ChannelId, type ConversationId, type MessageId, type OrganizationId } from "../kernel/ids.ts";
import { plain, type Connector, type RichText } from "../protocol/index.ts";
import { testDatabase, type TestDatabase } from "../testing/database.ts";
import { visitorRoutes, type LiveFrame, type LiveListener, type LiveNews } from "./index.ts";
import type { VisitorMessage } from "./visitor-message.ts";

const lamps: OrganizationId = newId("org");
const bakery: OrganizationId = newId("org");
const shop: ChannelId = newId("chn");
const oven: ChannelId = newId("chn");
const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);

let database: TestDatabase;
let app: Hono;
let listeners: Set<LiveListener>;

beforeAll(async () => {
  database = await testDatabase();
  await database.owner.query("insert into organizations (id, name, slug) values ($1, 'Lamps', 'lamps'), ($2, 'Bakery', 'bakery')", [lamps, bakery]);
  await openChannel(lamps, shop, { origins: ["https://shop.example"] });
  await openChannel(bakery, oven, { origins: [] });
});

beforeEach(() => {
  listeners = new Set();
  const live: LiveNews = {
    listen: async (_organization, listener) => {
      listeners.add(listener);
      return { position: await position(), stop: () => void listeners.delete(listener) };
    },
  };
  const channels = createChannelAccess(database, { ownchat }, sealer, { publicUrl: "https://hub.example", reachable: true });
  const files = { keep: async (): Promise<Uploaded> => stored, serve: async () => new Response("bytes") };
  const clientAddress = createMiddleware(async (c, next) => {
    c.set("ip", "192.0.2.7");
    await next();
  });
  app = new Hono().route("/", visitorRoutes({ clientAddress, database, channels, live, files, linkKey: new Uint8Array(32), script: new URL("./no-such-file.js", import.meta.url) }));
  app.post("/hooks/:channelId", (c) => c.json({ heard: true }));
  app.onError((error, c) => c.json({ code: error instanceof HubError ? error.code : String(error) }, error instanceof HubError && error.kind === "missing" ? 404 : 403));
});

describe("a visitor's thread", () => {
  test("holds what Ada wrote and what the team sent, oldest first, and nothing of Bob's", async () => {
    const ada = newVisitor();
    const conversation = await write(shop, ada, "Is lamp 7 there?");
    await write(shop, newVisitor(), "Bob's secret");
    await reply(lamps, conversation, plain("It is."), "sent");
    const { items } = await readThread(shop, ada);
    expect(items.map((message) => [message.from, message.text.text])).toEqual([["visitor", "Is lamp 7 there?"], ["team", "It is."]]);
    expect(items[0]?.clientId).toBe("1");
  });

  test("shows no notes, and nothing that has not gone out", async () => {
    const ada = newVisitor();
    const conversation = await write(shop, ada, "Hello");
    await reply(lamps, conversation, plain("still queued"), "queued");
    await database.owner.query("insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, sent_at) values ($1, $2, $3, $4, 'out', 'note', 'member', 'Grace', 'careful with her', now())", [lamps, conversation, newId("msg"), shop]);
    expect((await readThread(shop, ada)).items.map((message) => message.text.text)).toEqual(["Hello"]);
  });

  test("keeps the place of a deleted message and not its words; a link that could run code loses its address", async () => {
    const ada = newVisitor();
    const conversation = await write(shop, ada, "Hello");
    const gone = await reply(lamps, conversation, plain("wrong window"), "sent");
    await database.owner.query("update comm_messages set deleted_at = now() where id = $1", [gone]);
    await reply(lamps, conversation, { text: "here", marks: [{ kind: "link", start: 0, end: 4, url: "javascript:alert(1)" }] }, "sent");
    const { items } = await readThread(shop, ada);
    expect(items.slice(1).map((message) => message.text)).toEqual([plain(""), plain("here")]);
    expect(items[1]?.deletedAt).not.toBeNull();
  });

  test("comes in pages that neither repeat nor skip", async () => {
    const ada = newVisitor();
    for (let number = 1; number <= 35; number += 1) await write(shop, ada, `message ${number}`, String(number));
    const newest = await readThread(shop, ada);
    const earlier = await readThread(shop, ada, `?before=${newest.nextCursor}`);
    expect([...earlier.items, ...newest.items].map((message) => message.text.text)).toEqual(Array.from({ length: 35 }, (_, index) => `message ${index + 1}`));
    expect(earlier.nextCursor).toBeNull();
  });

  test.each([["no token", {}], ["another channel's visitor", { authorization: "Bearer another channel's" }]])("%s reads nothing", async (_case, headers) => {
    const response = await app.request(`/widget/${shop}/thread`, { headers });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ code: "visitor_unknown" });
  });
});

describe("pages that embed the chat", () => {
  const from = (origin: string, path: string, method = "GET") => app.request(path, { method, headers: { origin, host: "hub.example" } });

  test("on an allowed origin may call it, without cookies", async () => {
    const response = await from("https://shop.example", `/widget/${shop}/appearance`);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(await response.json()).toEqual({ title: "Chat" });
  });

  test("ask before they write to the front door", async () => {
    expect((await from("https://shop.example", `/hooks/${shop}`, "OPTIONS")).status).toBe(204);
    expect((await from("https://evil.example", `/hooks/${shop}`, "OPTIONS")).status).toBe(403);
  });

  test("may be any page where no origins are named, and the hub's own always", async () => {
    expect((await from("https://anywhere.example", `/widget/${oven}/appearance`)).status).toBe(200);
    expect((await from("http://hub.example", `/widget/${shop}/appearance`)).status).toBe(200);
  });
});

describe("the front door", () => {
  const knock = async (visitor: string) => (await app.request(`/hooks/${shop}`, { method: "POST", headers: { ...tokenOf(shop, visitor), origin: "https://shop.example" } })).status;

  test("hears people, and not a flood; one visitor's flood is not another's", async () => {
    const [ada, flood] = [newVisitor(), newVisitor()];
    const answers = await Promise.all(Array.from({ length: 200 }, () => knock(flood)));
    expect(answers.filter((status) => status === 200)).toHaveLength(120);
    expect(await knock(ada)).toBe(200);
  });

  test("hears one address no longer, whatever names it gives itself", async () => {
    const answers = await Promise.all(Array.from({ length: 1_300 }, () => knock(newVisitor())));
    expect(answers.filter((status) => status === 200)).toHaveLength(1_200);
  });
});

describe("the stream", () => {
  test("tells Ada of her reply and not Bob of it", async () => {
    const [ada, bob] = [newVisitor(), newVisitor()];
    const conversation = await write(shop, ada, "Hello");
    await write(shop, bob, "Hello too");
    const [adas, bobs] = [await follow(shop, ada, await position()), await follow(shop, bob, await position())];
    await announce(conversation, await reply(lamps, conversation, plain("For Ada"), "sent"));
    expect(await adas.until("For Ada")).toContain("event: message");
    tell([{ name: "typing", conversation: { id: conversation, channelId: shop }, data: { kind: "member", name: "Grace" } }]);
    expect(await adas.until("Grace")).toContain("event: typing");
    expect(bobs.heard()).not.toMatch(/For Ada|Grace/);
  });

  test("resumes with what happened while Ada was away", async () => {
    const ada = newVisitor();
    const conversation = await write(shop, ada, "Hello");
    const { lastEventId } = await readThread(shop, ada);
    await reply(lamps, conversation, plain("while you were away"), "sent");
    const stream = await follow(shop, ada, lastEventId);
    const heard = await stream.until("event: ready");
    expect(heard.indexOf("while you were away")).toBeGreaterThan(-1);
    expect(heard.indexOf("while you were away")).toBeLessThan(heard.indexOf("event: ready"));
  });

  test("leaves a reader who has fallen far behind, instead of keeping everything for them", async () => {
    const ada = newVisitor();
    const conversation = await write(shop, ada, "Hello");
    await follow(shop, ada, await position());
    const frame = { name: "typing", conversation: { id: conversation, channelId: shop }, data: { kind: "member", name: "Grace" } };
    tell(Array.from({ length: 3_000 }, () => frame));
    await expect.poll(() => listeners.size).toBe(0);
  });

  test("says so when the log no longer reaches back", async () => {
    const ada = newVisitor();
    await write(shop, ada, "Hello");
    await database.owner.query("insert into settings (organization_id, name, value) values ($1, 'outbox.removed_below', $2::jsonb) on conflict (organization_id, name) do update set value = excluded.value", [lamps, await position()]);
    expect(await (await follow(shop, ada, "1")).until("event: ready")).toContain("event: reset");
    await database.owner.query("delete from settings where organization_id = $1", [lamps]);
  });
});

test("a signed address leads to its file until somebody changes it", async () => {
  const ada = newVisitor();
  const attachment = await upload(ada);
  await write(shop, ada, "Look", "1", attachment);
  const [message] = (await readThread(shop, ada)).items;
  const [file] = message?.parts ?? [];
  if (!file || !("fileName" in file) || file.url === null) throw new Error("The message came without its file.");
  expect(file).toMatchObject({ kind: "image", fileName: "lamp.png" });
  expect(await (await app.request(file.url)).text()).toBe("bytes");
  expect((await app.request(`${file.url}x`)).status).toBe(404);
});

test("a visitor cannot send, and so read, a file that another uploaded", async () => {
  const ada = newVisitor();
  await write(shop, ada, "Look", "1", await upload(newVisitor()));
  expect((await readThread(shop, ada)).items[0]?.parts).toEqual([{ kind: "unsupported", what: "attachment" }]);
});

/** A platform that is the hub itself, as plain as can be: the token is `<channel> <visitor>`. */
const ownchat: Connector = {
  kind: "ownchat",
  hosts: {
    visitorOf: ({ headers }, { channelId }) => {
      const [channel, visitor] = (headers["authorization"] ?? "").replace("Bearer ", "").split(" ");
      return channel === channelId && visitor ? { identity: { kind: "visitor", value: visitor }, threadKey: visitor } : null;
    },
    origins: (settings) => z.array(z.string()).parse(settings["origins"]),
    appearance: () => ({ title: "Chat" }),
  },
} as Partial<Connector> as Connector;

const stored: Uploaded = { id: newId("att"), kind: "image", fileName: "lamp.png", contentType: "image/png", size: 3, width: null, height: null };

let visitors = 0;
let positions = 0;
const newVisitor = () => `visitor${(visitors += 1)}`;
const tokenOf = (channel: ChannelId, visitor: string) => ({ authorization: `Bearer ${channel} ${visitor}` });

async function openChannel(organization: OrganizationId, channel: ChannelId, settings: object): Promise<void> {
  await database.owner.query("insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'ownchat', 'Chat', $3, $4)", [organization, channel, settings, sealer.seal("{}", credentialsSeal(organization, channel))]);
}

async function write(channel: ChannelId, visitor: string, text: string, id = "1", attachment?: string): Promise<ConversationId> {
  const at = new Date().toISOString();
  const parts = attachment ? [{ kind: "image" as const, media: { reference: {}, stored: attachment } }] : [];
  const recorded = await createRecorder(database, false)({
    channelId: channel, payload: {}, receivedAt: at,
    event: { kind: "message_received", key: `${visitor}:${id}`, occurredAt: at, thread: { key: visitor, kind: "web" }, externalId: `${visitor}:${id}`, position: String((positions += 1)), author: "contact", from: { identities: [{ kind: "visitor", value: visitor }] }, content: { text: plain(text), parts } },
  });
  if (recorded.kind !== "recorded") throw new Error("The message was not recorded.");
  return recorded.conversationId;
}

async function reply(organizationId: OrganizationId, conversationId: ConversationId, text: RichText, state: string): Promise<MessageId> {
  const [queued] = await queueReplies(database.system, [{ organizationId, conversationId, author: { kind: "system", id: null, name: "Grace" }, text, clientKey: newId("job"), automatic: false }], false);
  if (!queued) throw new Error("Nothing was queued.");
  await database.owner.query("update comm_deliveries set state = $2 where message_id = $1", [queued.messageId, state]);
  return queued.messageId;
}

async function upload(visitor: string): Promise<string> {
  const id = newId("att");
  await database.owner.query("insert into comm_attachments (organization_id, id, channel_id, kind, file_name, content_type, size, state, uploaded_by) values ($1, $2, $3, 'image', 'lamp.png', 'image/png', 3, 'stored', $4)", [lamps, id, shop, visitor]);
  return id;
}

const page = z.object({ items: z.array(z.custom<VisitorMessage>()), nextCursor: z.string().nullable(), lastEventId: z.string() });
const readThread = async (channel: ChannelId, visitor: string, query = "") => page.parse(await (await app.request(`/widget/${channel}/thread${query}`, { headers: tokenOf(channel, visitor) })).json());

async function follow(channel: ChannelId, visitor: string, lastEventId: string) {
  const response = await app.request(`/widget/${channel}/stream`, { headers: { ...tokenOf(channel, visitor), "last-event-id": lastEventId } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  const until = async (words: string) => {
    while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
    return heard;
  };
  await until("event: ready");
  return { until, heard: () => heard };
}

const announce = async (conversation: ConversationId, messageId: MessageId) => tell([{ name: "delivery", conversation: { id: conversation, channelId: shop }, data: { messageId } }]);

const tell = (frames: readonly LiveFrame[]) => listeners.forEach((listener) => listener.deliver(frames, "0"));

async function position(): Promise<string> {
  const { rows } = await database.owner.query<{ position: string }>("select pg_snapshot_xmin(pg_current_snapshot())::text as position");
  return rows[0]?.position ?? "0";
}
