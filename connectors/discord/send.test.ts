import { afterEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Button, OutboundMessage, OutboundOperation, Receipt } from "../../core/protocol/index.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { settings } from "./config.ts";
import { discord } from "./index.ts";

const TOKEN = "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot";
const CHANNEL = "1046000000000000010";
const MESSAGE = "1441350000000000001";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Sends against a Discord that does what it is told, and returns the receipts of all calls. */
async function sent(
  operation: OutboundOperation,
  answer: ScriptedAnswer | ((request: ScriptedRequest) => ScriptedAnswer) = MADE,
): Promise<readonly Receipt[]> {
  server = await startScriptedServer(typeof answer === "function" ? answer : () => answer);
  const account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: TOKEN },
    settings: settings.parse({ apiRoot: `${server.origin}/api` }),
    hookUrl: "https://hub.example/hooks/x",
    reachable: true,
    privateHosts: ["127.0.0.1"],
  };
  const receipts: Receipt[] = [];
  for (const call of discord.render(operation)) receipts.push(await discord.send(account, call));
  return receipts;
}

const MADE: ScriptedAnswer = { json: { id: MESSAGE, channel_id: CHANNEL } };

const saying = (text: string, more: Partial<OutboundMessage> = {}): OutboundOperation => ({
  kind: "send",
  message: {
    id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    thread: { key: CHANNEL, kind: "group" },
    text: { text, marks: [] },
    parts: [],
    automatic: false,
    ...more,
  },
});

const asked = () =>
  (server?.requests ?? []).map(({ method, url }) => `${method} ${url.replace("/api/v10", "")}`);
const bodies = (): JsonObject[] => (server?.requests ?? []).map(({ body }) => JSON.parse(body || "{}"));

const answer = (more: JsonObject = {}) => ({
  interactionId: "1441350000000000100",
  token: "aW50ZXJhY3Rpb246MTQ0",
  applicationId: "1046000000000000000",
  kind: "command",
  user: "5001",
  acknowledged: true,
  at: Date.now(),
  ...more,
});

describe("a message", () => {
  it("goes out with a nonce and mentions nobody that it does not mark", async () => {
    expect(await sent(saying("Hello @everyone <@1>"))).toEqual([
      {
        kind: "sent",
        externalId: MESSAGE,
        position: MESSAGE,
        sentAt: expect.stringMatching(/^2025-11-2/),
      },
    ]);
    expect(asked()).toEqual([`POST /channels/${CHANNEL}/messages`]);
    expect(bodies()).toMatchObject([
      {
        nonce: "AZnwpMHSfD6LWh8uPUxbAA0",
        enforce_nonce: true,
        allowed_mentions: { parse: [], users: [], roles: [] },
      },
    ]);
    expect(server?.requests[0]?.headers.authorization).toBe(`Bot ${TOKEN}`);
  });

  it("in parts has a nonce for each", async () => {
    await sent(saying("word ".repeat(900)));
    const nonces = bodies().map(({ nonce }) => String(nonce));
    expect(nonces.map((nonce) => nonce.length <= 25)).toEqual([true, true, true]);
    expect(new Set(nonces).size).toBe(3);
  });

  it("of files is one call with the words, in the shape of a form", async () => {
    const file = (fileName: string) => ({
      kind: "media" as const,
      media: {
        kind: "image" as const,
        fileName,
        contentType: "image/png",
        size: 3,
        open: async () => new Uint8Array(3),
      },
    });
    expect(await sent(saying("Look", { parts: [file("a.png"), file("b.png")] }))).toMatchObject([
      { kind: "sent" },
    ]);
    const body = server?.requests[0]?.body ?? "";
    expect(body).toContain('name="payload_json"');
    expect(body).toContain('name="files[0]"; filename="a.png"');
    expect(body).toContain('name="files[1]"; filename="b.png"');
  });

  it.each<[string, ScriptedAnswer, object]>([
    [
      "too many",
      { json: { message: "Slow", retry_after: 1.5, global: false }, status: 429 },
      { kind: "rate_limited" },
    ],
    [
      "a token taken back",
      { json: { message: "401: Unauthorized", code: 0 }, status: 401 },
      { kind: "unauthorised" },
    ],
    [
      "no right",
      { json: { message: "Missing Permissions", code: 50_013 }, status: 403 },
      { kind: "rejected", reason: expect.stringContaining("Send Messages") },
    ],
    [
      "closed direct messages",
      { json: { message: "Cannot send", code: 50_007 }, status: 403 },
      { kind: "rejected", reason: expect.stringContaining("direct messages") },
    ],
    [
      "a field that is wrong",
      {
        json: {
          message: "Invalid Form Body",
          code: 50_035,
          errors: { content: { _errors: [{ message: "Too long." }] } },
        },
        status: 400,
      },
      { kind: "rejected", reason: "Invalid Form Body · content: Too long." },
    ],
    ["a broken server", { json: {}, status: 502 }, { kind: "unconfirmed" }],
    ["a torn socket", "reset", { kind: "unconfirmed" }],
    ["no id", { json: {} }, { kind: "unconfirmed" }],
    ["a page of HTML", { bytes: new TextEncoder().encode("<html>"), status: 403 }, { kind: "rejected" }],
    [
      "a redirect",
      { bytes: new Uint8Array(), status: 302, headers: { location: "https://other.example" } },
      { kind: "rejected" },
    ],
  ])("that meets %s", async (_, given, receipt) => {
    expect(await sent(saying("Hello"), given)).toMatchObject([receipt]);
    expect(server?.requests).toHaveLength(1);
  });

  it.each([
    ["this channel", false, "thread"],
    ["the whole account", true, "channel"],
  ])("waits as long as Discord asks, for %s", async (_, global, scope) => {
    const headers = {
      "retry-after": "2",
      "content-type": "application/json",
      ...(global && { "x-ratelimit-global": "true" }),
    };
    const bytes = new TextEncoder().encode(JSON.stringify({ message: "Slow", retry_after: 2, global }));
    const [receipt] = await sent(saying("Hello"), { bytes, status: 429, headers });
    expect(receipt).toMatchObject({ kind: "rate_limited", scope });
    expect(receipt?.kind === "rate_limited" && receipt.retryAfterMs).toBeGreaterThanOrEqual(2_000);
  });

  it("never puts the token into a reason", async () => {
    const [receipt] = await sent(saying("Hello"), {
      json: { message: `Odd ${TOKEN}`, code: 1 },
      status: 400,
    });
    expect(JSON.stringify(receipt)).not.toContain(TOKEN);
  });
});

describe("an answer to a command", () => {
  const waiting = (flags: number) => (request: ScriptedRequest) =>
    request.method === "GET" ? { json: { id: MESSAGE, flags } } : MADE;

  it("takes the place of “is thinking”", async () => {
    expect(await sent(saying("Done", { answers: answer() }), waiting(128))).toMatchObject([{ kind: "sent" }]);
    expect(asked().at(-1)).toBe(
      "PATCH /webhooks/1046000000000000000/aW50ZXJhY3Rpb246MTQ0/messages/@original",
    );
    expect(bodies().at(-1)).not.toHaveProperty("nonce");
    expect(server?.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it("that arrived though its response was lost is found by a repeat, and not written again", async () => {
    const [first] = await sent(saying("Done", { answers: answer() }), (request) =>
      request.method === "GET" ? { json: { id: MESSAGE, flags: 128 } } : "reset",
    );
    expect(first).toMatchObject({ kind: "unconfirmed" });
    await server?.close();
    const there = { json: { id: MESSAGE, flags: 0, content: "Done", attachments: [] } };
    expect(await sent(saying("Done ", { answers: answer() }), there)).toMatchObject([
      { kind: "sent", externalId: MESSAGE },
    ]);
    expect(asked().map((line) => line.split(" ")[0])).toEqual(["GET"]);
  });

  it.each<[string, JsonObject]>([
    ["other words", { content: "Wait" }],
    ["the same words with a file", { content: "Done", attachments: [{ id: "7" }] }],
  ])("is written beside a first one that has %s", async (_, more) => {
    await sent(saying("Done", { answers: answer() }), (request) =>
      request.method === "GET" ? { json: { id: MESSAGE, flags: 0, ...more } } : MADE,
    );
    expect(asked().at(-1)).toBe(`POST /channels/${CHANNEL}/messages`);
  });

  it("goes into the channel when the command has one, or its time has passed", async () => {
    await sent(saying("More", { answers: answer() }), waiting(0));
    expect(asked().at(-1)).toBe(`POST /channels/${CHANNEL}/messages`);
    await server?.close();
    await sent(saying("Late", { answers: answer({ at: Date.now() - 15 * 60_000 }) }), waiting(128));
    expect(asked()).toEqual([`POST /channels/${CHANNEL}/messages`]);
  });

  it("for one person is private, and without a command goes to them directly, never to all", async () => {
    const audience = { kind: "only" as const, identity: { kind: "user_id" as const, value: "5001" } };
    await sent(saying("Psst", { answers: answer(), audience }), waiting(128));
    expect(asked().map((line) => line.split(" ")[0])).toEqual(["GET", "DELETE", "POST"]);
    expect(bodies().at(-1)).toMatchObject({ content: "Psst", flags: 64 });
    await server?.close();
    const receipts = await sent(saying("Psst", { audience }), ({ url }) =>
      url.endsWith("/users/@me/channels") ? { json: { id: "1046000000000000012" } } : MADE,
    );
    expect(asked()).toEqual(["POST /users/@me/channels", "POST /channels/1046000000000000012/messages"]);
    // The group's conversation stays where it is.
    expect(receipts).toEqual([
      { kind: "sent", externalId: MESSAGE, position: MESSAGE, sentAt: expect.any(String) },
    ]);
  });
});

describe("what only one person is to see", () => {
  const audience = { kind: "only" as const, identity: { kind: "user_id" as const, value: "5001" } };
  const direct = (request: ScriptedRequest): ScriptedAnswer =>
    request.url.endsWith("/users/@me/channels") ? { json: { id: "1046000000000000012" } } : MADE;

  it.each([
    ["somebody else's", { user: "6001" }],
    ["of nobody knows whom", { user: undefined }],
  ])("is never put into an answer that is %s", async (_, whose) => {
    const message = saying("Psst", {
      answers: JSON.parse(JSON.stringify({ ...answer(), ...whose })),
      audience,
    });
    expect(discord.render(message)).toMatchObject([{ degraded: [{ what: "private", into: "separate" }] }]);
    await sent(message, direct);
    expect(asked()).toEqual(["POST /users/@me/channels", "POST /channels/1046000000000000012/messages"]);
  });
});

describe("what only one person is to see, in answer to a command that shows “is thinking” to all", () => {
  const audience = { kind: "only" as const, identity: { kind: "user_id" as const, value: "5001" } };
  const when = (question: ScriptedAnswer, removal: ScriptedAnswer) => (request: ScriptedRequest) =>
    request.method === "GET" ? question : request.method === "DELETE" ? removal : MADE;
  const thinking: ScriptedAnswer = { json: { id: MESSAGE, flags: 128 } };
  const refused = (status: number, code: number): ScriptedAnswer => ({
    json: { message: "No.", code },
    status,
  });
  const privately = (answers: ReturnType<typeof when>) =>
    sent(saying("Psst", { answers: answer(), audience }), answers);

  it("is sent once that is away, also when somebody else took it away", async () => {
    expect(await privately(when(thinking, { bytes: new Uint8Array(), status: 204 }))).toMatchObject([
      { kind: "sent" },
    ]);
    await server?.close();
    expect(await privately(when(thinking, refused(404, 10_008)))).toMatchObject([{ kind: "sent" }]);
  });

  it.each<[string, ScriptedAnswer, ScriptedAnswer, object]>([
    ["cannot be taken away", thinking, refused(403, 50_001), { kind: "rejected" }],
    ["may have stayed", thinking, refused(502, 0), { kind: "unreachable" }],
    ["has to wait", thinking, { json: { retry_after: 1.5 }, status: 429 }, { kind: "rate_limited" }],
    ["cannot be asked for", refused(403, 50_001), MADE, { kind: "rejected" }],
  ])("is certainly not sent while that %s: it would be shown to all in its place", async (...of) => {
    const [, question, removal, receipt] = of;
    expect(await privately(when(question, removal))).toMatchObject([receipt]);
    expect(asked().some((line) => line.startsWith("POST"))).toBe(false);
  });
});

describe("a press", () => {
  it("that the gateway acknowledged needs nothing more, and words are private", async () => {
    expect(await sent({ kind: "answer_button", answer: answer({ kind: "press" }) })).toEqual([
      { kind: "done" },
    ]);
    expect(asked()).toEqual([]);
    await server?.close();
    await sent({ kind: "answer_button", answer: answer({ kind: "press" }), text: "Thank you" });
    expect(bodies()).toMatchObject([{ content: "Thank you", flags: 64 }]);
  });

  it("that may open a form is answered by it, or acknowledged without", async () => {
    const press = answer({ kind: "press", acknowledged: false });
    const form = {
      name: "order",
      title: "Order",
      fields: [{ name: "lamp", label: "Lamp", kind: "line" as const, required: true }],
    };
    expect(
      await sent({ kind: "open_form", answer: press, form }, { bytes: new Uint8Array(), status: 204 }),
    ).toEqual([{ kind: "done" }]);
    expect(bodies()).toMatchObject([
      { type: 9, data: { custom_id: "order", components: [{ components: [{ custom_id: "lamp" }] }] } },
    ]);
    await server?.close();
    const again = {
      json: { message: "Interaction has already been acknowledged.", code: 40_060 },
      status: 400,
    };
    expect(await sent({ kind: "answer_button", answer: press }, again)).toEqual([{ kind: "done" }]);
    expect(bodies()).toEqual([{ type: 6 }]);
  });
});

describe("other operations", () => {
  it("reactions become those that are wanted", async () => {
    const reactions = [
      { me: true, emoji: { id: null, name: "👍" } },
      { me: true, emoji: { id: "77", name: "party" } },
      { me: false, emoji: { id: null, name: "🎉" } },
    ];
    const done = { bytes: new Uint8Array(), status: 204 };
    const receipts = await sent(
      { kind: "react", thread: { key: CHANNEL, kind: "group" }, externalId: MESSAGE, emoji: ["👍", "🎉"] },
      ({ method }) => (method === "GET" ? { json: { reactions } } : done),
    );
    expect(receipts).toEqual([{ kind: "done" }]);
    expect(asked().slice(1)).toEqual([
      `DELETE /channels/${CHANNEL}/messages/${MESSAGE}/reactions/party%3A77/@me`,
      `PUT /channels/${CHANNEL}/messages/${MESSAGE}/reactions/%F0%9F%8E%89/@me`,
    ]);
  });

  it("a message that is gone is deleted", async () => {
    const gone = { json: { message: "Unknown Message", code: 10_008 }, status: 404 };
    const operation = {
      kind: "delete" as const,
      thread: { key: CHANNEL, kind: "group" as const },
      externalIds: [MESSAGE],
    };
    expect(await sent(operation, gone)).toEqual([{ kind: "done" }]);
  });
});

describe("an edit of an own message", () => {
  const edit = (...buttons: readonly (readonly Button[])[]): OutboundOperation => ({
    kind: "edit",
    thread: { key: CHANNEL, kind: "group" },
    externalId: MESSAGE,
    text: { text: "Claimed", marks: [] },
    buttons,
  });

  it("is made as the bot, and brings all the buttons it has afterwards", async () => {
    expect(await sent(edit([{ label: "Reply", value: "p1.b" }]))).toEqual([{ kind: "done" }]);
    expect(asked()).toEqual([`PATCH /channels/${CHANNEL}/messages/${MESSAGE}`]);
    expect(bodies()).toMatchObject([
      { components: [{ components: [{ label: "Reply", custom_id: expect.stringContaining("p1.b") }] }] },
    ]);
  });

  it("without buttons takes them away", async () => {
    await sent(edit());
    expect(bodies()).toMatchObject([{ content: "Claimed", components: [] }]);
  });

  it.each([
    ["the message is gone", 404, 10_008, { kind: "rejected", cause: "gone" }],
    ["the channel is gone", 404, 10_003, { kind: "rejected", cause: "gone" }],
    ["another account wrote it", 403, 50_005, { kind: "rejected", cause: "gone" }],
    ["it is old and was edited often", 400, 30_046, { kind: "rate_limited", scope: "thread" }],
    ["it is empty", 400, 50_006, { kind: "rejected", cause: undefined }],
  ])("says what to do where %s", async (_, status, code, receipt) => {
    const [first] = await sent(edit(), { status, json: { message: "No.", code } });
    expect({ cause: undefined, ...first }).toMatchObject(receipt);
  });
});
