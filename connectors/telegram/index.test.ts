import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { serve, type ServerType } from "@hono/node-server";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  plain,
  type Account,
  type Button,
  type InboundEvent,
  type OutboundMessage,
  type OutboundOperation,
  type OutboundPart,
  type Receipt,
} from "../../core/protocol/index.ts";
import { arbitraryRichText } from "../../core/testing/connector-contract/arbitrary-rich-text.ts";
import { createSandbox, SANDBOX_BOT_TOKEN, SANDBOX_BOT_USERNAME } from "../../sandbox/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { telegram } from "./index.ts";

/** The connector on one side, the simulated Telegram and its users on the other, with real sockets between them. */
const sandbox = createSandbox();
const received: InboundEvent[] = [];
let platform: ServerType;
let hub: Server;
let account: Account<Credentials, Settings>;
let anna: number;

beforeAll(async () => {
  platform = serve({ fetch: sandbox.app.fetch, port: 0, hostname: "127.0.0.1" });
  hub = createServer(
    (incoming, response) => void receive(incoming).then((status) => response.writeHead(status).end()),
  );
  hub.listen(0, "127.0.0.1");
  await Promise.all([once(platform, "listening"), once(hub, "listening")]);
  account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: SANDBOX_BOT_TOKEN, secret: "lamp-shop-webhook-secret" },
    settings: { apiRoot: `${originOf(platform)}/telegram`, messagesPerSecond: 30 },
    hookUrl: `${originOf(hub)}/hooks/chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00`,
    reachable: false,
    privateHosts: ["127.0.0.1"],
  };
  await telegram.connect.install(account);
  anna = z.object({ id: z.int() }).parse(
    await control("POST", "customers", {
      first_name: "Anna",
      username: "anna_koval",
      language_code: "uk",
      started: true,
    }),
  ).id;
});

afterAll(async () => {
  await sandbox.close();
  for (const server of [platform, hub]) server.close();
});

beforeEach(() => void received.splice(0));

const originOf = (server: Server | ServerType) => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
};

async function receive(
  incoming: AsyncIterable<Uint8Array> & { readonly headers: NodeJS.Dict<string | string[]> },
): Promise<number> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const verified = await telegram.verify(
    { method: "POST", path: "/", query: {}, headers, body: Buffer.concat(chunks) },
    account,
  );
  if (verified.kind !== "events") return 401;
  for (const payload of verified.payloads)
    received.push(...telegram.normalise(payload, { ...account, at: "2026-11-21T10:00:00.000Z" }));
  return 200;
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const response = await sandbox.app.request(`/telegram/control/bots/${SANDBOX_BOT_TOKEN}/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return response.status === 204 ? null : response.json();
}

const annaDoes = (method: string, path: string, body: object) =>
  control(method, `chats/${anna}/${path}`, body);
const lastOf = (kind: InboundEvent["kind"]) =>
  expect.poll(() => received.findLast((event) => event.kind === kind));
const thread = () => ({ key: String(anna), kind: "direct" }) as const;
const saying = (said: Partial<OutboundMessage>): OutboundOperation => ({
  kind: "send",
  message: {
    id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    thread: thread(),
    text: plain(""),
    parts: [],
    automatic: false,
    ...said,
  },
});

async function carryOut(operation: OutboundOperation): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const call of telegram.render(operation)) receipts.push(await telegram.send(account, call));
  return receipts;
}

async function sentId(operation: OutboundOperation): Promise<string> {
  const [receipt] = await carryOut(operation);
  if (receipt?.kind !== "sent") throw new Error(`Not sent: ${JSON.stringify(receipt)}`);
  return receipt.externalId;
}

const shown = z
  .object({ message_id: z.int(), text: z.string().optional(), caption: z.string().optional() })
  .catchall(z.unknown());
const chat = async () =>
  z
    .object({ messages: z.array(shown), reactions: z.record(z.string(), z.unknown()) })
    .parse(await control("GET", `chats/${anna}`));
const messageNamed = async (externalId: string) =>
  (await chat()).messages.find(({ message_id }) => externalId === `${anna}:${message_id}`);

test("the bot is connected, and called by its name", async () => {
  expect(await telegram.connect.probe(account)).toMatchObject({
    account: `@${SANDBOX_BOT_USERNAME}`,
    findings: [{ code: "ok" }],
  });
});

describe("what Anna does reaches us", () => {
  test("a message, and its edit", async () => {
    const { message_id } = shown.parse(
      await annaDoes("POST", "messages", { text: "Is lamp 7 still there?" }),
    );
    await lastOf("message_received").toMatchObject({
      externalId: `${anna}:${message_id}`,
      author: "contact",
      from: { name: "Anna", language: "uk" },
      content: { text: plain("Is lamp 7 still there?") },
    });
    await annaDoes("PATCH", `messages/${message_id}`, { text: "Is lamp 8 still there?" });
    await lastOf("message_edited").toMatchObject({
      externalId: `${anna}:${message_id}`,
      content: { text: plain("Is lamp 8 still there?") },
    });
  });

  test("a picture, which can then be fetched", async () => {
    await annaDoes("POST", "messages", { kind: "photo", caption: "Broken" });
    await lastOf("message_received").toMatchObject({
      content: { text: plain("Broken"), parts: [{ kind: "image" }] },
    });
    const message = received.findLast((event) => event.kind === "message_received");
    const [part] = message?.content.parts ?? [];
    if (!part || !("media" in part)) throw new Error("There is no picture.");
    const result = await telegram.download(account, part.media.reference);
    if (result.kind !== "stream") throw new Error(`Not fetched: ${result.kind}`);
    const bytes = await Array.fromAsync(result.download.stream, (chunk) => chunk.byteLength);
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBe(part.media.size);
  });

  test("a press, a reaction, a vote", async () => {
    const asked = await sentId(
      saying({ text: plain("Which lamp?"), buttons: [[{ label: "Lamp 7", value: "lamp:7" }]] }),
    );
    const id = asked.split(":")[1];
    await annaDoes("POST", `messages/${id}/presses`, { data: "lamp:7" });
    await lastOf("button_pressed").toMatchObject({ externalId: asked, value: "lamp:7", label: "Lamp 7" });
    const press = received.findLast((event) => event.kind === "button_pressed");
    expect(await carryOut({ kind: "answer_button", answer: press?.answer ?? {}, text: "Noted" })).toEqual([
      { kind: "done" },
    ]);
    await annaDoes("PUT", `messages/${id}/reactions`, { emoji: ["👍"] });
    await lastOf("reaction_changed").toMatchObject({ externalId: asked, emoji: ["👍"] });
    const poll = await sentId(
      saying({
        parts: [{ kind: "poll", question: "Which?", options: ["Lamp 7", "Lamp 8"], multiple: false }],
      }),
    );
    await annaDoes("PUT", `messages/${poll.split(":")[1]}/vote`, { options: [1] });
    await lastOf("poll_answered").toMatchObject({ options: [1], from: { name: "Anna" } });
  });

  test("blocking, and what becomes of a reply then", async () => {
    await control("PUT", `chats/${anna}/block`);
    await lastOf("participant_changed").toMatchObject({ change: "blocked_us", who: { name: "Anna" } });
    expect(await carryOut(saying({ text: plain("Anna?") }))).toMatchObject([
      { kind: "rejected", reason: expect.stringContaining("blocked") },
    ]);
    await control("DELETE", `chats/${anna}/block`);
    await lastOf("participant_changed").toMatchObject({ change: "unblocked_us" });
  });
});

describe("what we do reaches Anna", () => {
  test("a reply, changed, reacted to and taken back", async () => {
    const { message_id } = shown.parse(
      await annaDoes("POST", "messages", { text: "Is lamp 7 still there?" }),
    );
    const id = await sentId(saying({ text: plain("Yes <it> & 8"), replyTo: `${anna}:${message_id}` }));
    expect(await messageNamed(id)).toMatchObject({ text: "Yes <it> & 8", reply_to_message: { message_id } });
    expect(await carryOut({ kind: "edit", thread: thread(), externalId: id, text: plain("Sold") })).toEqual([
      { kind: "done" },
    ]);
    expect(await messageNamed(id)).toMatchObject({ text: "Sold" });
    expect(
      await carryOut({ kind: "react", thread: thread(), externalId: `${anna}:${message_id}`, emoji: ["👍"] }),
    ).toEqual([{ kind: "done" }]);
    expect((await chat()).reactions).toHaveProperty(String(message_id));
    expect(await carryOut({ kind: "delete", thread: thread(), externalIds: [id] })).toEqual([
      { kind: "done" },
    ]);
    expect(await messageNamed(id)).toBeUndefined();
    expect(await carryOut({ kind: "typing", thread: thread() })).toEqual([{ kind: "done" }]);
  });

  test("every reaction that is offered", async () => {
    const { message_id } = shown.parse(await annaDoes("POST", "messages", { text: "How do you like it?" }));
    const emoji = telegram.capabilities.reaction.emoji ?? [];
    expect(emoji.length).toBeGreaterThan(70);
    for (const one of emoji)
      expect([
        one,
        ...(await carryOut({
          kind: "react",
          thread: thread(),
          externalId: `${anna}:${message_id}`,
          emoji: [one],
        })),
      ]).toEqual([one, { kind: "done" }]);
  });

  test("buttons of a card, which an edit changes and takes away; one that is gone says so", async () => {
    const id = await sentId(saying({ text: plain("Open"), buttons: [[{ label: "Claim", value: "p1.a" }]] }));
    const edit = (text: string, ...buttons: readonly (readonly Button[])[]): OutboundOperation => ({
      kind: "edit",
      thread: thread(),
      externalId: id,
      text: plain(text),
      buttons,
    });
    const keyboard = async () => (await messageNamed(id))?.["reply_markup"];
    expect(await carryOut(edit("Claimed", [{ label: "Reply", value: "p1.b" }]))).toEqual([{ kind: "done" }]);
    expect(await keyboard()).toEqual({ inline_keyboard: [[{ text: "Reply", callback_data: "p1.b" }]] });
    expect(await carryOut(edit("Claimed", [{ label: "Reply", value: "p1.b" }]))).toEqual([{ kind: "done" }]);
    expect(await carryOut(edit("Resolved"))).toEqual([{ kind: "done" }]);
    expect(await keyboard()).toBeUndefined();
    await carryOut({ kind: "delete", thread: thread(), externalIds: [id] });
    expect(await carryOut(edit("Too late"))).toMatchObject([{ kind: "rejected", cause: "gone" }]);
  });

  test("an album under one text, and an edit of that text", async () => {
    const picture = (name: string): OutboundPart => ({
      kind: "media",
      media: {
        kind: "image",
        fileName: name,
        contentType: "image/png",
        size: PNG.byteLength,
        open: async () => PNG,
      },
    });
    const [receipt] = await carryOut(
      saying({ parts: [picture("1.png"), picture("2.png")], text: plain("Both lamps") }),
    );
    expect(receipt).toMatchObject({ kind: "sent", otherIds: [expect.any(String)] });
    const id = receipt?.kind === "sent" ? receipt.externalId : "";
    expect(await messageNamed(id)).toMatchObject({
      caption: "Both lamps",
      media_group_id: expect.any(String),
    });
    expect(
      await carryOut({ kind: "edit", thread: thread(), externalId: id, text: plain("Both are sold") }),
    ).toEqual([{ kind: "done" }]);
    expect(await messageNamed(id)).toMatchObject({ caption: "Both are sold" });
  });

  test("whatever we write, Telegram reads the same letters and takes every chunk", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRichText(5000), async (text) => {
        await control("DELETE", "ledger");
        const receipts = await carryOut(saying({ text }));
        for (const receipt of receipts)
          expect(receipt).toMatchObject({ kind: "sent", externalId: expect.any(String) });
        for (const receipt of receipts) expect(receipt).not.toHaveProperty("degraded");
        const { messages } = await chat();
        const ids = receipts.map((receipt) => (receipt.kind === "sent" ? receipt.externalId : ""));
        const read = ids.map((id) => messages.find(({ message_id }) => id === `${anna}:${message_id}`));
        const visible = (words: string) => words.replaceAll(/\s/g, "");
        expect(visible(read.map((message) => message?.text ?? "").join(""))).toBe(
          visible(text.text.toWellFormed()),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("when Telegram has a bad day", () => {
  const fault = (kind: string) => control("PUT", "faults", { rules: [{ kind, count: 1 }] });

  test.each([
    ["rate_limit", { kind: "rate_limited", retryAfterMs: 3000 }, 0],
    ["server_error", { kind: "unconfirmed" }, 0],
    ["lost_request", { kind: "unconfirmed" }, 0],
    ["lost_answer", { kind: "unconfirmed" }, 1],
  ])("%s is reported as what it is", async (kind, receipt, arrived) => {
    await control("DELETE", "ledger");
    await fault(kind);
    expect(await carryOut(saying({ text: plain("Are you there?") }))).toMatchObject([receipt]);
    expect(z.object({ total: z.int() }).parse(await control("GET", "ledger")).total).toBe(arrived);
    await control("DELETE", "faults");
  });

  test("a token taken back is a finding and an unauthorised send", async () => {
    await control("PUT", "revocation");
    expect(await carryOut(saying({ text: plain("Hello?") }))).toMatchObject([{ kind: "unauthorised" }]);
    expect((await telegram.connect.probe(account)).findings.map((finding) => finding.code)).toEqual([
      "token_refused",
    ]);
    await control("DELETE", "revocation");
  });
});

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
