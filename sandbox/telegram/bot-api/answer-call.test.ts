import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlay, type Play } from "../../testing/play.ts";

describe("The Bot API", () => {
  let play: Play;
  let ada: number;
  let stranger: number;

  beforeAll(async () => {
    play = await startPlay();
    ada = await play.person("Ada", { started: true });
    stranger = await play.person("Stefan");
  });
  afterAll(() => play.stop());

  const sendTo = (chat_id: number | string, rest: object = {}) =>
    play.call("sendMessage", { chat_id, text: "Hello", ...rest });
  const button = (fields: object) => ({ reply_markup: { inline_keyboard: [[{ text: "Go", ...fields }]] } });

  it("answers a good call with ok and the result", async () => {
    const { status, body } = await sendTo(ada);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, result: { text: "Hello", chat: { id: ada, type: "private" } } });
  });

  it.each<[string, string, () => object, number, string]>([
    ["an unknown method", "sendNothing", () => ({}), 404, "Not Found"],
    ["no chat", "sendMessage", () => ({ text: "Hello" }), 400, "Bad Request: chat_id is empty"],
    [
      "a chat nobody has",
      "sendMessage",
      () => ({ chat_id: 42, text: "Hello" }),
      400,
      "Bad Request: chat not found",
    ],
    [
      "somebody who never wrote",
      "sendMessage",
      () => ({ chat_id: stranger, text: "Hello" }),
      403,
      "Forbidden: bot can't initiate conversation with a user",
    ],
    [
      "an empty text",
      "sendMessage",
      () => ({ chat_id: ada, text: "  \n " }),
      400,
      "Bad Request: message text is empty",
    ],
    [
      "markup that leaves nothing",
      "sendMessage",
      () => ({ chat_id: ada, text: "<b> </b>", parse_mode: "HTML" }),
      400,
      "Bad Request: message text is empty",
    ],
    [
      "a text of 4097 units",
      "sendMessage",
      () => ({ chat_id: ada, text: "x".repeat(4097) }),
      400,
      "Bad Request: message is too long",
    ],
    [
      "2049 emoji, which are two units each",
      "sendMessage",
      () => ({ chat_id: ada, text: "😀".repeat(2049) }),
      400,
      "Bad Request: message is too long",
    ],
    [
      "broken HTML, before it looks at the chat",
      "sendMessage",
      () => ({ chat_id: 42, text: "<b>x", parse_mode: "HTML" }),
      400,
      "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ],
    [
      "an unknown parse mode",
      "sendMessage",
      () => ({ chat_id: ada, text: "x", parse_mode: "BBCode" }),
      400,
      "Bad Request: unsupported parse_mode",
    ],
    [
      "an answer to nothing",
      "sendMessage",
      () => ({ chat_id: ada, text: "x", reply_parameters: { message_id: 1 } }),
      400,
      "Bad Request: message to be replied not found",
    ],
    [
      "65 bytes on a button",
      "sendMessage",
      () => ({ chat_id: ada, text: "x", ...button({ callback_data: "é".repeat(33) }) }),
      400,
      "Bad Request: BUTTON_DATA_INVALID",
    ],
    [
      "a button that does nothing",
      "sendMessage",
      () => ({ chat_id: ada, text: "x", ...button({}) }),
      400,
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "a long caption",
      "sendPhoto",
      () => ({ chat_id: ada, photo: "x", caption: "x".repeat(1025) }),
      400,
      "Bad Request: message caption is too long",
    ],
    ["no photo", "sendPhoto", () => ({ chat_id: ada }), 400, "Bad Request: there is no photo in the request"],
    [
      "a file nobody has",
      "sendPhoto",
      () => ({ chat_id: ada, photo: "AgACnone" }),
      400,
      "Bad Request: wrong file identifier/HTTP URL specified",
    ],
    [
      "an album of one",
      "sendMediaGroup",
      () => ({ chat_id: ada, media: [{ type: "photo", media: "x" }] }),
      400,
      "Bad Request: media group must include 2-10 items",
    ],
    [
      "an album of pictures and papers",
      "sendMediaGroup",
      () => ({
        chat_id: ada,
        media: [
          { type: "photo", media: "x" },
          { type: "document", media: "x" },
        ],
      }),
      400,
      "Bad Request: can't use the media of the specified type in the album",
    ],
    [
      "an action nobody does",
      "sendChatAction",
      () => ({ chat_id: ada, action: "dancing" }),
      400,
      "Bad Request: wrong parameter action in request",
    ],
    [
      "a poll with one option",
      "sendPoll",
      () => ({ chat_id: ada, question: "?", options: ["Yes"] }),
      400,
      "Bad Request: poll must have at least 2 options",
    ],
    [
      "an edit of nothing",
      "editMessageText",
      () => ({ chat_id: ada, message_id: 1, text: "x" }),
      400,
      "Bad Request: message to edit not found",
    ],
    [
      "a reaction to nothing",
      "setMessageReaction",
      () => ({ chat_id: ada, message_id: 1, reaction: [] }),
      400,
      "Bad Request: message to react not found",
    ],
    [
      "an answer to no press",
      "answerCallbackQuery",
      () => ({ callback_query_id: "1" }),
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ],
    [
      "a file id that was never given",
      "getFile",
      () => ({ file_id: "x" }),
      400,
      "Bad Request: wrong file_id or the file is temporarily unavailable",
    ],
    [
      "a command with a capital",
      "setMyCommands",
      () => ({ commands: [{ command: "Help", description: "x" }] }),
      400,
      "Bad Request: BOT_COMMAND_INVALID",
    ],
    [
      "commands of a scope that there is not",
      "setMyCommands",
      () => ({ commands: [], scope: { type: "all_users" } }),
      400,
      "Bad Request: can't parse BotCommandScope JSON object",
    ],
    [
      "commands of a chat that is not there",
      "getMyCommands",
      () => ({ scope: { type: "chat", chat_id: 404 } }),
      400,
      "Bad Request: chat not found",
    ],
    [
      "commands of administrators in a private chat",
      "setMyCommands",
      () => ({ commands: [], scope: { type: "chat_administrators", chat_id: ada } }),
      400,
      "Bad Request: can't use specified scope in private chats",
    ],
    [
      "commands in a language of three letters",
      "deleteMyCommands",
      () => ({ language_code: "deu" }),
      400,
      "Bad Request: invalid language code specified",
    ],
    [
      "a webhook without an address to post to",
      "setWebhook",
      () => ({ url: "ftp://bot.example" }),
      400,
      "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ],
    [
      "a secret with a blank",
      "setWebhook",
      () => ({ url: "https://bot.example", secret_token: "a b" }),
      400,
      "Bad Request: secret token contains unallowed characters",
    ],
  ])("refuses %s", async (_what, method, params, code, description) => {
    const { status, body } = await play.call(method, params());
    expect(status).toBe(code);
    expect(body).toEqual({ ok: false, error_code: code, description });
  });

  it("takes exactly 4096 units and exactly 64 bytes", async () => {
    expect((await sendTo(ada, { text: "😀".repeat(2048) })).status).toBe(200);
    expect((await sendTo(ada, button({ callback_data: "é".repeat(32) }))).status).toBe(200);
  });

  it("refuses an edit that changes nothing, someone else's message, and text where a caption is", async () => {
    const { message_id } = (await sendTo(ada, { text: "<b>Same</b>", parse_mode: "HTML" })).body.result;
    expect(
      (
        await play.call("editMessageText", {
          chat_id: ada,
          message_id,
          text: "*Same*",
          parse_mode: "MarkdownV2",
        })
      ).body.description,
    ).toBe(
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    expect((await play.call("editMessageText", { chat_id: ada, message_id, text: "Same" })).status).toBe(200);
    const hers = await play.write(ada, { text: "Mine" });
    expect(
      (await play.call("editMessageText", { chat_id: ada, message_id: hers.message_id, text: "Yours" })).body
        .description,
    ).toBe("Bad Request: message can't be edited");
    const place = (await play.call("sendLocation", { chat_id: ada, latitude: 1, longitude: 2 })).body.result;
    expect(
      (await play.call("editMessageText", { chat_id: ada, message_id: place.message_id, text: "x" })).body
        .description,
    ).toBe("Bad Request: there is no text in the message to edit");
  });

  it("refuses bytes that are no picture, and pictures out of shape", async () => {
    const photo = (bytes: Uint8Array<ArrayBuffer>) =>
      play.upload("sendPhoto", { chat_id: String(ada), photo: new File([bytes], "x.png") });
    expect((await photo(new TextEncoder().encode("this is no picture at all"))).body.description).toBe(
      "Bad Request: IMAGE_PROCESS_FAILED",
    );
    const wide = Buffer.alloc(32);
    wide.write("\x89PNG", "latin1");
    wide.writeUInt32BE(2100, 16);
    wide.writeUInt32BE(100, 20);
    expect((await photo(new Uint8Array(wide))).body.description).toBe(
      "Bad Request: PHOTO_INVALID_DIMENSIONS",
    );
  });

  it("refuses to let go of a file beyond 20 MB", async () => {
    const sent = (
      await play.upload("sendDocument", {
        chat_id: String(ada),
        document: new File([new Uint8Array(20 * 1024 * 1024 + 1)], "big.bin"),
      })
    ).body.result;
    expect((await play.call("getFile", { file_id: sent.document?.file_id })).body.description).toBe(
      "Bad Request: file is too big",
    );
  });

  it("takes the query, a form and JSON alike, whatever the case of the method", async () => {
    const address = `${play.root}telegram/bot7000000001:AA_a_play_token_that_opens_nothing_/SENDmessage`;
    const answers = await Promise.all([
      fetch(`${address}?chat_id=${ada}&text=one`),
      fetch(address, {
        method: "POST",
        body: new URLSearchParams({
          chat_id: String(ada),
          text: "two",
          reply_markup: JSON.stringify({ inline_keyboard: [[{ text: "Go", callback_data: "go" }]] }),
        }),
      }),
      fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ chat_id: ada, text: "three" }),
      }),
    ]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject(
      ["one", "two", "three"].map((text) => ({ result: { text } })),
    );
  });

  it("knows no stranger's token and no token that was revoked", async () => {
    const unknown = await fetch(`${play.root}telegram/bot123:abc/getMe`);
    expect([unknown.status, await unknown.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: "Unauthorized" },
    ]);
    await play.control("PUT", "/revocation");
    expect((await play.call("getMe")).body).toEqual({
      ok: false,
      error_code: 401,
      description: "Unauthorized",
    });
    await play.control("DELETE", "/revocation");
    expect((await play.call("getMe")).status).toBe(200);
  });

  it("keeps what was accepted on record, and nothing that was refused", async () => {
    await play.control("DELETE", "/ledger");
    await sendTo(ada, { text: "Kept" });
    await sendTo(ada, { text: "" });
    expect(await play.sends()).toEqual([
      {
        method: "sendMessage",
        chat_id: ada,
        message_id: expect.any(Number),
        text: "Kept",
        reply_to_message_id: null,
        at: expect.any(String),
      },
    ]);
  });
});
