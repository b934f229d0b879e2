import { afterEach, describe, expect, test, vi } from "vitest";
import {
  plain,
  type OutboundMessage,
  type OutboundOperation,
  type Receipt,
} from "../../core/protocol/index.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";

const TOKEN = "7100000001:AAFakeTokenOfTheLampShop";
const anna = { key: "5001001", kind: "direct" } as const;
const sent = {
  json: { ok: true, result: { message_id: 402, date: 1795253400, chat: { id: 5001001, type: "private" } } },
};
const refusal = (error_code: number, description: string, parameters?: object) => ({
  status: error_code,
  json: { ok: false, error_code, description, parameters },
});
const message = (said: Partial<OutboundMessage>): OutboundOperation => ({
  kind: "send",
  message: {
    id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    thread: anna,
    text: plain("Lamp 7 & 8"),
    parts: [],
    automatic: false,
    ...said,
  },
});
const picture = (fileName: string) =>
  ({
    kind: "media",
    media: {
      kind: "image",
      fileName,
      contentType: "image/jpeg",
      size: 3,
      open: async () => new TextEncoder().encode("jpg"),
    },
  }) as const;

let telegram: ScriptedServer | undefined;
afterEach(async () => telegram?.close());

async function telegramAnswers(...answers: readonly ScriptedAnswer[]): Promise<ScriptedServer> {
  let count = 0;
  telegram = await startScriptedServer(() => answers[Math.min(count++, answers.length - 1)] ?? "reset");
  return telegram;
}

async function carryOut(operation: OutboundOperation, apiRoot = telegram?.origin ?? ""): Promise<Receipt> {
  const [call] = render(operation);
  if (!call) throw new Error("There is nothing to send.");
  return send(
    {
      channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      credentials: { token: TOKEN, secret: "lamp-shop-webhook-secret" },
      settings: { apiRoot, messagesPerSecond: 30 },
      hookUrl: "https://hub.example/hooks/x",
      reachable: true,
      privateHosts: ["127.0.0.1"],
    },
    call,
  );
}

const bodies = (requests: readonly ScriptedRequest[]) =>
  requests.map(({ body }): unknown => JSON.parse(body));

describe("a message that Telegram takes", () => {
  test("is sent, by its id and at Telegram's time", async () => {
    const { requests } = await telegramAnswers(sent);
    expect(await carryOut(message({}))).toEqual({
      kind: "sent",
      externalId: "5001001:402",
      sentAt: "2026-11-21T09:30:00.000Z",
      position: "402",
    });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([`POST /bot${TOKEN}/sendMessage`]);
    expect(bodies(requests)).toEqual([{ chat_id: 5001001, text: "Lamp 7 &amp; 8", parse_mode: "HTML" }]);
  });

  test("an address with a path in front is kept", async () => {
    const { requests } = await telegramAnswers(sent);
    await carryOut(message({}), `${telegram?.origin}/sandbox/telegram`);
    expect(requests[0]?.url).toBe(`/sandbox/telegram/bot${TOKEN}/sendMessage`);
  });

  test("in a business chat it bears the connection in its id", async () => {
    await telegramAnswers(sent);
    expect(await carryOut(message({ thread: { key: "5001001@Wq1", kind: "direct" } }))).toMatchObject({
      externalId: "5001001@Wq1:402",
    });
  });

  test("a picture goes up with its caption, its reply and its buttons, whatever its name is", async () => {
    const { requests } = await telegramAnswers(sent);
    const said = {
      parts: [picture('lamp "7"\r\nX-Evil: 1.jpg')],
      replyTo: "5001001:398",
      buttons: [[{ label: "Lamp 7", value: "lamp:7" }]],
    };
    expect(await carryOut(message(said))).toMatchObject({ kind: "sent" });
    const body = requests[0]?.body ?? "";
    expect(body).toContain(
      'name="photo"; filename="lamp %227%22%0D%0AX-Evil: 1.jpg"\r\nContent-Type: image/jpeg\r\n\r\njpg',
    );
    expect(body).toContain('name="caption"\r\n\r\nLamp 7 &amp; 8');
    expect(body).toContain(
      'name="reply_parameters"\r\n\r\n{"message_id":398,"allow_sending_without_reply":true}',
    );
    expect(body).toContain(
      'name="reply_markup"\r\n\r\n{"inline_keyboard":[[{"text":"Lamp 7","callback_data":"lamp:7"}]]}',
    );
  });

  test("an album is one receipt that knows every picture", async () => {
    const { requests } = await telegramAnswers({
      json: {
        ok: true,
        result: [402, 403].map((message_id) => ({ message_id, date: 1795253400, chat: { id: 5001001 } })),
      },
    });
    expect(await carryOut(message({ parts: [picture("1.jpg"), picture("2.jpg")] }))).toMatchObject({
      kind: "sent",
      externalId: "5001001:402",
      otherIds: ["5001001:403"],
    });
    expect(requests[0]?.body).toContain('{"type":"photo","media":"attach://file1"}');
    expect(requests[0]?.body).toContain(
      'name="file1"; filename="2.jpg"\r\nContent-Type: image/jpeg\r\n\r\njpg',
    );
  });

  test("what leaves no message behind is done", async () => {
    await telegramAnswers({ json: { ok: true, result: true } });
    expect(await carryOut({ kind: "typing", thread: anna })).toEqual({ kind: "done" });
  });
});

describe("a message that Telegram refuses", () => {
  test.each([
    [
      "too many at once",
      refusal(429, "Too Many Requests: retry after 7", { retry_after: 7 }),
      { kind: "rate_limited", retryAfterMs: 7000 },
    ],
    ["a token taken back", refusal(401, "Unauthorized"), { kind: "unauthorised", reason: "Unauthorized" }],
    ["a token that never was", refusal(404, "Not Found"), { kind: "unauthorised", reason: "Not Found" }],
    [
      "a method unknown to an old server",
      refusal(404, "Not Found: method not found"),
      { kind: "rejected", reason: "Not Found: method not found" },
    ],
    [
      "a person who blocked the bot",
      refusal(403, "Forbidden: bot was blocked by the user"),
      { kind: "rejected", reason: "Forbidden: bot was blocked by the user" },
    ],
    [
      "a chat that is no more",
      refusal(400, "Bad Request: chat not found"),
      { kind: "rejected", reason: "Bad Request: chat not found" },
    ],
  ] as const)("%s", async (_, answer, receipt) => {
    const { requests } = await telegramAnswers(answer);
    expect(await carryOut(message({}))).toEqual(receipt);
    expect(requests).toHaveLength(1);
  });

  test("formatting it cannot read goes out once more as plain text, and the receipt says so", async () => {
    const { requests } = await telegramAnswers(
      refusal(400, "Bad Request: can't parse entities: Unsupported start tag"),
      sent,
    );
    expect(await carryOut(message({}))).toMatchObject({
      kind: "sent",
      externalId: "5001001:402",
      degraded: expect.stringContaining("plain text"),
    });
    expect(bodies(requests)[1]).toEqual({ chat_id: 5001001, text: "Lamp 7 & 8" });
  });

  test("and when the plain text is refused too, that is the end of it", async () => {
    const { requests } = await telegramAnswers(
      refusal(400, "Bad Request: can't parse entities: byte offset 3"),
    );
    expect(await carryOut(message({}))).toMatchObject({ kind: "rejected" });
    expect(requests).toHaveLength(2);
  });

  test("a picture that Telegram cannot show goes out as a file", async () => {
    const { requests } = await telegramAnswers(refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"), sent);
    expect(await carryOut(message({ parts: [picture("long.jpg")] }))).toMatchObject({
      kind: "sent",
      degraded: expect.stringContaining("file"),
    });
    expect(requests[1]?.url).toBe(`/bot${TOKEN}/sendDocument`);
    expect(requests[1]?.body).toContain('name="document"; filename="long.jpg"');
  });

  test("an edit of words under a picture changes the caption", async () => {
    const { requests } = await telegramAnswers(
      refusal(400, "Bad Request: there is no text in the message to edit"),
      sent,
    );
    expect(
      await carryOut({ kind: "edit", thread: anna, externalId: "5001001:398", text: plain("Lamp 8") }),
    ).toEqual({ kind: "done" });
    expect(requests[1]?.url).toBe(`/bot${TOKEN}/editMessageCaption`);
    expect(bodies(requests)[1]).toEqual({
      chat_id: 5001001,
      message_id: 398,
      caption: "Lamp 8",
      parse_mode: "HTML",
    });
  });
});

describe("a call that asks for what is so already", () => {
  test.each([
    [
      "an edit that had arrived",
      { kind: "edit", thread: anna, externalId: "5001001:398", text: plain("Lamp 8") },
      "Bad Request: message is not modified: specified new message content is exactly the same",
    ],
    [
      "a deletion that had arrived",
      { kind: "delete", thread: anna, externalIds: ["5001001:398"] },
      "Bad Request: message to delete not found",
    ],
  ] as const)("%s is done", async (_, operation, description) => {
    await telegramAnswers(refusal(400, description));
    expect(await carryOut(operation)).toEqual({ kind: "done" });
  });
});

describe("a change of what is no longer there, or no longer ours", () => {
  test.each([
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
    "Bad Request: MESSAGE_ID_INVALID",
  ])("%s", async (description) => {
    await telegramAnswers(refusal(400, description));
    const edit = { kind: "edit", thread: anna, externalId: "5001001:398", text: plain("Lamp 8") } as const;
    expect(await carryOut(edit)).toMatchObject({ kind: "rejected", cause: "gone" });
  });
});

describe("a message whose fate nobody knows", () => {
  test.each([
    [
      "a broken server",
      { status: 500, json: { ok: false, error_code: 500, description: "Internal Server Error" } },
    ],
    [
      "a gateway that lost the answer",
      { status: 502, bytes: new TextEncoder().encode("<html>Bad Gateway</html>") },
    ],
    ["a gateway without a backend", { status: 503, bytes: new TextEncoder().encode("busy") }],
    ["a torn socket", "reset"],
    ["an answer that is no JSON", { bytes: new TextEncoder().encode("<html>hello</html>") }],
    ["a yes without a message", { json: { ok: true, result: true } }],
  ] as const)("%s", async (_, answer) => {
    const { requests } = await telegramAnswers(answer);
    expect(await carryOut(message({}))).toMatchObject({ kind: "unconfirmed" });
    expect(requests).toHaveLength(1);
  });

  test("a torn socket or a broken server in the middle of an upload", async () => {
    await telegramAnswers("reset");
    expect(await carryOut(message({ parts: [picture("1.jpg")] }))).toMatchObject({ kind: "unconfirmed" });
    await telegram?.close();
    await telegramAnswers({ status: 502, bytes: new TextEncoder().encode("<html>Bad Gateway</html>") });
    expect(await carryOut(message({ parts: [picture("1.jpg")] }))).toMatchObject({ kind: "unconfirmed" });
  });

  test("silence beyond the time a call may take", async () => {
    const { requests } = await telegramAnswers("silence");
    const timeout = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    expect(await carryOut(message({}))).toMatchObject({ kind: "unconfirmed" });
    expect(timeout).toHaveBeenCalledWith(expect.any(Number));
    timeout.mockRestore();
    expect(requests.length).toBeLessThanOrEqual(1);
  });
});

describe("a message that certainly did not leave", () => {
  test.each([
    ["nobody listens", "http://127.0.0.1:20998"],
    ["no such host", "http://telegram.invalid"],
  ])("%s", async (_, apiRoot) => {
    expect(await carryOut(message({}), apiRoot)).toMatchObject({ kind: "unreachable" });
    expect(await carryOut(message({ parts: [picture("1.jpg")] }), apiRoot)).toMatchObject({
      kind: "unreachable",
    });
  });

  test("a file of ours cannot be read", async () => {
    const { requests } = await telegramAnswers(sent);
    const lost = {
      kind: "media",
      media: { ...picture("1.jpg").media, open: () => Promise.reject(new Error("no such blob")) },
    } as const;
    expect(await carryOut(message({ parts: [lost] }))).toEqual({
      kind: "unreachable",
      reason: "Couldn't read the attached file: no such blob",
    });
    expect(requests).toEqual([]);
  });
});

test("no failure contains the token", async () => {
  const texts: string[] = [];
  for (const answer of [
    "reset",
    { bytes: new TextEncoder().encode("x") },
    refusal(400, `Bad Request: ${TOKEN}`),
  ] as const) {
    await telegramAnswers(answer);
    texts.push(JSON.stringify(await carryOut(message({}))));
    await telegram?.close();
  }
  telegram = undefined;
  texts.push(JSON.stringify(await carryOut(message({}), "http://127.0.0.1:20998")));
  texts.push(
    JSON.stringify(await carryOut(message({ parts: [picture("1.jpg")] }), "http://127.0.0.1:20998")),
  );
  expect(texts).toHaveLength(5);
  for (const text of texts) expect(text).not.toContain("AAFakeToken");
});

describe("what Telegram says beside the message", () => {
  const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: -1004000000001,
  });
  const sentThere = {
    json: { ok: true, result: { message_id: 2, date: 1795253400, chat: { id: -1004000000001 } } },
  };
  const toGroup = message({ thread: { key: "-4001", kind: "group" }, replyTo: "-4001:7" });

  test("F8: a message to a group that has become a supergroup is sent there, and says so", async () => {
    const { requests } = await telegramAnswers(moved, sentThere);
    expect(await carryOut(toGroup)).toEqual({
      kind: "sent",
      externalId: "-1004000000001:2",
      sentAt: "2026-11-21T09:30:00.000Z",
      position: "2",
      thread: { key: "-1004000000001", kind: "group" },
    });
    expect(bodies(requests)).toMatchObject([{ chat_id: -4001 }, { chat_id: -1004000000001 }]);
    expect(bodies(requests)[1]).not.toHaveProperty("reply_parameters");
  });

  test("F8: is sent there once", async () => {
    const { requests } = await telegramAnswers(moved);
    expect(await carryOut(toGroup)).toMatchObject({ kind: "rejected" });
    expect(requests).toHaveLength(2);
  });

  test("F11: a number that is no date leaves the message sent", async () => {
    await telegramAnswers({
      json: { ok: true, result: { message_id: 402, date: 8_640_000_000_001, chat: { id: 5001001 } } },
    });
    expect(await carryOut(message({}))).toEqual({ kind: "sent", externalId: "5001001:402", position: "402" });
  });
});
