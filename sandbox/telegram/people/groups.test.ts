import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPlay, type Play } from "../../testing/play.ts";

describe("A group of people", () => {
  let play: Play;
  let ada: number;
  let group: number;
  let offset = 0;

  beforeAll(async () => {
    play = await startPlay();
    ada = await play.person("Ada");
  });
  beforeEach(async () => {
    const made = await play.control("POST", "/groups", { title: "Old", kind: "group", members: [ada] });
    group = made.body.chat.id;
    await received();
  });
  afterAll(() => play.stop());

  /** The updates that the bot got since the last call. */
  const received = async () => {
    const updates = await play.updates(offset);
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates;
  };

  it("gets a new title", async () => {
    await play.control("PUT", `/chats/${group}/title`, { title: "New" });
    expect(await received()).toMatchObject([
      { message: { new_chat_title: "New", chat: { id: group, title: "New" }, from: { id: ada } } },
    ]);
  });

  it("becomes a supergroup, where its old id is refused with the new one", async () => {
    const { body } = await play.control("POST", `/chats/${group}/upgrade`, {});
    const next = body.chat.id;
    expect(await received()).toMatchObject([
      { message: { migrate_to_chat_id: next, chat: { id: group } } },
      { message: { migrate_from_chat_id: group, chat: { id: next, type: "supergroup" } } },
    ]);
    expect(await play.call("sendMessage", { chat_id: group, text: "Hello" })).toMatchObject({
      status: 400,
      body: { parameters: { migrate_to_chat_id: next } },
    });
    expect(await play.call("sendMessage", { chat_id: next, text: "Hello" })).toMatchObject({ status: 200 });
  });

  it("becomes one of which the bot is told by the refusal only", async () => {
    await play.control("POST", `/chats/${group}/upgrade`, { silently: true });
    expect(await received()).toEqual([]);
    expect(await play.call("sendMessage", { chat_id: group, text: "Hello" })).toMatchObject({ status: 400 });
  });
});

describe("What the phone cannot play", () => {
  let play: Play;
  beforeAll(async () => {
    play = await startPlay();
  });
  afterAll(() => play.stop());

  const chat = { id: -1005, type: "channel", title: "News" };

  it("is told as it is given, and the bot may answer there", async () => {
    const channel_post = { message_id: 5, date: 1_790_000_000, sender_chat: chat, chat, text: "Sale today" };
    expect(await play.control("POST", "/updates", { channel_post })).toMatchObject({ status: 204 });
    expect(await play.updates()).toMatchObject([{ channel_post }]);
    expect(await play.call("sendMessage", { chat_id: chat.id, text: "Hello" })).toMatchObject({
      status: 200,
    });
  });

  it.each([{}, { poll: {} }, { message: {} }, { message: { chat }, channel_post: { chat } }])(
    "is refused where it is no message: %j",
    async (update) => {
      const { status } = await play.control("POST", "/updates", update);
      expect([400, 422]).toContain(status);
    },
  );
});
