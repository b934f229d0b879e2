import { beforeAll, describe, expect, test } from "vitest";
import { packCursor } from "../kernel/cursor.ts";
import { newId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { openOwnChat, type OwnChat } from "../testing/own-chat.ts";

let chat: OwnChat;

beforeAll(async () => {
  chat = await openOwnChat();
});

describe("a visitor's thread", () => {
  test("holds what Ada wrote and what the team sent, oldest first, and nothing of Bob's", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Is lamp 7 there?");
    await chat.write(chat.shop, chat.newVisitor(), "Bob's secret");
    await chat.reply(chat.lamps, conversation, plain("It is."), "sent");
    const { items } = await chat.readThread(chat.shop, ada);
    expect(items.map((message) => [message.from, message.text.text])).toEqual([
      ["visitor", "Is lamp 7 there?"],
      ["team", "It is."],
    ]);
    expect(items[0]?.clientId).toBe("1");
  });

  test("shows no notes, and nothing that has not gone out", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Hello");
    await chat.reply(chat.lamps, conversation, plain("still queued"), "queued");
    await chat.database.owner.query(
      "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_name, body, sent_at) values ($1, $2, $3, $4, 'out', 'note', 'member', 'Grace', 'careful with her', now())",
      [chat.lamps, conversation, newId("msg"), chat.shop],
    );
    expect((await chat.readThread(chat.shop, ada)).items.map((message) => message.text.text)).toEqual([
      "Hello",
    ]);
  });

  test("keeps the place of a deleted message and not its words; a link that could run code loses its address", async () => {
    const ada = chat.newVisitor();
    const conversation = await chat.write(chat.shop, ada, "Hello");
    const gone = await chat.reply(chat.lamps, conversation, plain("wrong window"), "sent");
    await chat.database.owner.query("update comm_messages set deleted_at = now() where id = $1", [gone]);
    await chat.reply(
      chat.lamps,
      conversation,
      { text: "here", marks: [{ kind: "link", start: 0, end: 4, url: "javascript:alert(1)" }] },
      "sent",
    );
    const { items } = await chat.readThread(chat.shop, ada);
    expect(items.slice(1).map((message) => message.text)).toEqual([plain(""), plain("here")]);
    expect(items[1]?.deletedAt).not.toBeNull();
  });

  test("comes in pages that neither repeat nor skip", async () => {
    const ada = chat.newVisitor();
    for (let number = 1; number <= 35; number += 1)
      await chat.write(chat.shop, ada, `message ${number}`, String(number));
    const newest = await chat.readThread(chat.shop, ada);
    const earlier = await chat.readThread(chat.shop, ada, `?before=${newest.nextCursor}`);
    expect([...earlier.items, ...newest.items].map((message) => message.text.text)).toEqual(
      Array.from({ length: 35 }, (_, index) => `message ${index + 1}`),
    );
    expect(earlier.nextCursor).toBeNull();
  });

  test.each([
    ["no moment", ["soon", "1", "msg_1"]],
    ["no number", ["2026-01-01T00:00:00Z", "first", "msg_1"]],
    ["NUL", ["2026-01-01T00:00:00Z", "1", "\u0000"]],
    ["another number of keys", ["1"]],
  ])("a cursor with %s is refused in words", async (_case, keys) => {
    const ada = chat.newVisitor();
    const response = await chat.app.request(`/widget/${chat.shop}/thread?before=${packCursor(keys)}`, {
      headers: { ...chat.tokenOf(chat.shop, ada) },
    });
    expect([response.status, await response.json()]).toMatchObject([422, { code: "cursor_malformed" }]);
  });

  test.each([
    ["a stranger", () => ({})],
    ["the bakery's visitor", () => chat.tokenOf(chat.oven, chat.newVisitor())],
  ])("%s reads nothing", async (_case, headersOf) => {
    const response = await chat.app.request(`/widget/${chat.shop}/thread`, { headers: { ...headersOf() } });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "visitor_unknown" });
  });
});
