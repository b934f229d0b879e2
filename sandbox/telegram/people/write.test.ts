import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlay, type Play } from "../../testing/play.ts";

describe("People who write to a bot", () => {
  let play: Play;
  let ada: number;
  let offset = 0;

  beforeAll(async () => {
    play = await startPlay();
    ada = await play.person("Ada", { username: "ada", language_code: "en" });
  });
  afterAll(() => play.stop());

  /** The updates that the bot got since the last call. */
  const received = async () => {
    const updates = await play.updates(offset);
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    return updates;
  };
  const message = (id: number, path = "", chat = ada) => `/chats/${chat}/messages/${id}${path}`;

  it("are received with their names, their words and what Telegram marks in them", async () => {
    await play.write(ada, { text: "/start see https://example.com" });
    expect(await received()).toMatchObject([
      {
        message: {
          text: "/start see https://example.com",
          from: { id: ada, first_name: "Ada", username: "ada", language_code: "en", is_bot: false },
          entities: [
            { type: "bot_command", offset: 0, length: 6 },
            { type: "url", offset: 11, length: 19 },
          ],
        },
      },
    ]);
  });

  it.each([
    [
      { kind: "photo", caption: "Look" },
      { photo: [{ width: 320 }, { width: 480 }], caption: "Look" },
    ],
    [{ kind: "video" }, { video: { mime_type: "video/mp4" } }],
    [{ kind: "audio", title: "Song" }, { audio: { title: "Song" } }],
    [{ kind: "voice", duration: 9 }, { voice: { duration: 9 } }],
    [{ kind: "document" }, { document: { file_name: "notes.txt" } }],
    [{ kind: "sticker", emoji: "👋" }, { sticker: { emoji: "👋" } }],
    [{ kind: "location", latitude: 1.5, longitude: 2.5 }, { location: { latitude: 1.5, longitude: 2.5 } }],
    [
      { kind: "venue", latitude: 1, longitude: 2, title: "Café", address: "Main street" },
      { venue: { title: "Café" } },
    ],
    [
      { kind: "contact", phone_number: "+4930", first_name: "Bo" },
      { contact: { phone_number: "+4930", first_name: "Bo" } },
    ],
    [
      { kind: "poll", question: "Lunch?", options: ["Yes", "No"] },
      { poll: { question: "Lunch?", options: [{ text: "Yes" }, { text: "No" }] } },
    ],
  ])("send %o", async (sent, expected) => {
    await play.write(ada, sent);
    expect(await received()).toMatchObject([{ message: expected }]);
  });

  it("send albums as one update for each picture", async () => {
    await play.write(ada, { kind: "album", items: [{ kind: "photo", caption: "Both" }, { kind: "video" }] });
    const [first, second] = await received();
    expect([first?.message?.caption, first?.message?.media_group_id]).toEqual([
      "Both",
      second?.message?.media_group_id,
    ]);
  });

  it("reply, edit and delete; of a deletion the bot hears nothing", async () => {
    const { message_id } = await play.write(ada, { text: "Frist" });
    await play.write(ada, { text: "Second", reply_to_message_id: message_id });
    await play.control("PATCH", message(message_id), { text: "First" });
    await play.control("DELETE", message(message_id));
    expect(await received()).toMatchObject([
      { message: { text: "Frist" } },
      { message: { reply_to_message: { message_id } } },
      { edited_message: { message_id, text: "First", edit_date: expect.any(Number) } },
    ]);
    expect((await play.call("setMessageReaction", { chat_id: ada, message_id })).body.description).toBe(
      "Bad Request: message to react not found",
    );
  });

  it("answer the bot's polls by name or unnamed", async () => {
    const ask = async (is_anonymous: boolean) =>
      (
        await play.call("sendPoll", {
          chat_id: ada,
          question: "Lunch?",
          options: ["Yes", "No"],
          is_anonymous,
        })
      ).body.result;
    const open = await ask(false);
    await play.control("PUT", message(open.message_id, "/vote"), { options: [1] });
    expect(await received()).toMatchObject([
      { poll_answer: { poll_id: open.poll?.id, user: { id: ada }, option_ids: [1] } },
      { poll: { total_voter_count: 1, options: [{ voter_count: 0 }, { voter_count: 1 }] } },
    ]);
    const secret = await ask(true);
    await play.control("PUT", message(secret.message_id, "/vote"), { options: [0] });
    expect(await received()).toMatchObject([{ poll: { total_voter_count: 1 } }]);
  });

  it("block the bot, which then is refused, and let it in again by writing", async () => {
    await play.control("PUT", `/chats/${ada}/block`);
    expect((await play.call("sendMessage", { chat_id: ada, text: "Hello?" })).body).toEqual({
      ok: false,
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    await play.write(ada, { text: "Sorry" });
    expect(await received()).toMatchObject([
      { my_chat_member: { old_chat_member: { status: "member" }, new_chat_member: { status: "kicked" } } },
      { my_chat_member: { new_chat_member: { status: "member" } } },
      { message: { text: "Sorry" } },
    ]);
  });

  it("talk in groups, take the bot in and throw it out", async () => {
    const bo = await play.person("Bo");
    const group = (await play.control("POST", "/groups", { title: "Team", members: [ada, bo] })).body.chat;
    await play.write(group.id, { from: bo, text: "Hi all" });
    await play.control("DELETE", `/chats/${group.id}/bot`, { from: ada });
    await play.write(group.id, { from: bo, text: "Now without it" });
    expect(await received()).toMatchObject([
      {
        my_chat_member: {
          chat: { title: "Team", type: "supergroup" },
          from: { id: ada },
          new_chat_member: { status: "member" },
        },
      },
      { message: { new_chat_members: [{ username: "parley_sandbox_bot" }] } },
      { message: { from: { id: bo }, chat: { id: group.id }, text: "Hi all" } },
      { my_chat_member: { new_chat_member: { status: "kicked" } } },
    ]);
    expect((await play.call("sendMessage", { chat_id: group.id, text: "Hello?" })).body.description).toBe(
      "Forbidden: bot was kicked from the supergroup chat",
    );
  });
});
