import { describe, expect, test } from "vitest";
import {
  plain,
  type Degradation,
  type OutboundMessage,
  type OutboundPart,
  type Rendered,
} from "../../core/protocol/index.ts";
import { render } from "./render.ts";

const anna = { key: "5001001", kind: "direct" } as const;
const file = (kind: "image" | "video" | "file" | "sticker" | "voice", fileName: string): OutboundPart => ({
  kind: "media",
  media: {
    kind,
    fileName,
    contentType: "application/octet-stream",
    size: 3,
    open: async () => new Uint8Array([1, 2, 3]),
  },
});
const message = (said: Partial<OutboundMessage>): OutboundMessage => ({
  id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  thread: anna,
  text: plain(""),
  parts: [],
  automatic: false,
  ...said,
});
const calls = (said: Partial<OutboundMessage>) => render({ kind: "send", message: message(said) });
const methods = (rendered: readonly Rendered[]) => rendered.map((call) => call.payload["method"]);
const buttons = [
  [
    { label: "Lamp 7", value: "lamp:7" },
    { label: "Shop", url: "https://shop.example" },
  ],
];
const keyboard = {
  inline_keyboard: [
    [
      { text: "Lamp 7", callback_data: "lamp:7" },
      { text: "Shop", url: "https://shop.example" },
    ],
  ],
};

describe("what we say, in Telegram's words", () => {
  test("a formatted reply with buttons is one message", () => {
    const [call, ...others] = calls({
      text: { text: "Lamp 7 & 8", marks: [{ kind: "bold", start: 0, end: 6 }] },
      replyTo: "5001001:398",
      buttons,
    });
    expect(others).toEqual([]);
    expect(call?.payload).toEqual({
      method: "sendMessage",
      params: {
        chat_id: 5001001,
        reply_parameters: { message_id: 398, allow_sending_without_reply: true },
        reply_markup: keyboard,
        text: "<b>Lamp 7</b> &amp; 8",
        parse_mode: "HTML",
      },
    });
  });

  test("a topic and a business chat are written to where they are", () => {
    expect(
      calls({ text: plain("Hi"), thread: { key: "-1002003004006/12", kind: "group" } })[0]?.payload["params"],
    ).toMatchObject({ chat_id: -1002003004006, message_thread_id: 12 });
    expect(
      calls({ text: plain("Hi"), thread: { key: "5001001@Wq1vAAGb2kQ", kind: "direct" } })[0]?.payload[
        "params"
      ],
    ).toMatchObject({ chat_id: 5001001, business_connection_id: "Wq1vAAGb2kQ" });
  });

  test("what is answered is named in its own chat only: in the supergroup a group became its number is another message's", () => {
    const answering = (replyTo: string, key: string) =>
      calls({ text: plain("Yes"), thread: { key, kind: "group" }, replyTo })[0]?.payload["params"];
    expect(answering("-4005:398", "-1002003004005")).not.toHaveProperty("reply_parameters");
    expect(answering("-1002003004005:398", "-1002003004005")).toMatchObject({
      reply_parameters: { message_id: 398 },
    });
    expect(answering("-1002003004006:398", "-1002003004006/12")).toMatchObject({
      reply_parameters: { message_id: 398 },
    });
    expect(answering("5001001@Wq1vAAGb2kQ:398", "5001001@Wq1vAAGb2kQ")).toMatchObject({
      reply_parameters: { message_id: 398 },
    });
    expect(answering("5001001:398", "5001001@Wq1vAAGb2kQ")).not.toHaveProperty("reply_parameters");
  });

  test("a long text is several messages: the first answers, the last has the buttons", () => {
    const rendered = calls({ text: plain("word ".repeat(2000)), replyTo: "5001001:398", buttons }).map(
      (call) => call.payload["params"],
    );
    expect(rendered).toHaveLength(3);
    expect(rendered[0]).toHaveProperty("reply_parameters");
    expect(rendered[0]).not.toHaveProperty("reply_markup");
    expect(rendered[2]).toHaveProperty("reply_markup");
    expect(rendered[2]).not.toHaveProperty("reply_parameters");
  });

  test("a text that fits goes under the picture, a longer one behind it", () => {
    expect(calls({ parts: [file("image", "lamp.jpg")], text: plain("Here") })[0]?.payload).toMatchObject({
      method: "sendPhoto",
      params: { caption: "Here", parse_mode: "HTML" },
    });
    expect(methods(calls({ parts: [file("image", "lamp.jpg")], text: plain("x".repeat(1025)) }))).toEqual([
      "sendPhoto",
      "sendMessage",
    ]);
    expect(methods(calls({ parts: [file("sticker", "lamp.webp")], text: plain("Here") }))).toEqual([
      "sendSticker",
      "sendMessage",
    ]);
  });

  test("pictures and films together are an album, files another", () => {
    const rendered = calls({
      parts: [
        file("image", "1.jpg"),
        file("video", "2.mp4"),
        file("file", "3.pdf"),
        file("file", "4.pdf"),
        file("voice", "5.ogg"),
      ],
      text: plain("All of it"),
    });
    expect(methods(rendered)).toEqual(["sendMediaGroup", "sendMediaGroup", "sendVoice"]);
    expect(rendered[0]?.payload["params"]).toMatchObject({
      media: [
        { type: "photo", media: "attach://file0", caption: "All of it" },
        { type: "video", media: "attach://file1" },
      ],
    });
    expect(rendered[0]?.attachments?.map((attachment) => attachment.field)).toEqual(["file0", "file1"]);
  });

  test("eleven pictures are an album of ten and one", () => {
    expect(
      methods(calls({ parts: Array.from({ length: 11 }, (_, index) => file("image", `${index}.jpg`)) })),
    ).toEqual(["sendMediaGroup", "sendPhoto"]);
  });

  test("an album cannot carry buttons: the text behind it does, and without one the pictures go singly", () => {
    const two = [file("image", "1.jpg"), file("image", "2.jpg")];
    const rendered = calls({ parts: two, text: plain("Which?"), buttons });
    expect(methods(rendered)).toEqual(["sendMediaGroup", "sendMessage"]);
    expect(rendered[1]?.payload["params"]).toHaveProperty("reply_markup", keyboard);
    const silent = calls({ parts: two, buttons });
    expect(methods(silent)).toEqual(["sendPhoto", "sendPhoto"]);
    expect(silent[1]?.payload["params"]).toHaveProperty("reply_markup", keyboard);
  });

  test("places, people and polls go out as what they are, and as text when Telegram has no such thing", () => {
    expect(
      calls({
        parts: [
          {
            kind: "location",
            latitude: 50.45,
            longitude: 30.52,
            title: "Lamp Shop",
            address: "Khreshchatyk 7",
          },
        ],
      })[0]?.payload,
    ).toMatchObject({ method: "sendVenue", params: { title: "Lamp Shop", address: "Khreshchatyk 7" } });
    expect(methods(calls({ parts: [{ kind: "location", latitude: 50.45, longitude: 30.52 }] }))).toEqual([
      "sendLocation",
    ]);
    expect(
      calls({ parts: [{ kind: "contact_card", name: "Bo", phones: ["+380441234567"], emails: [] }] })[0]
        ?.payload,
    ).toMatchObject({ method: "sendContact", params: { first_name: "Bo" } });
    expect(
      calls({ parts: [{ kind: "contact_card", name: "Bo", phones: [], emails: ["bo@shop.example"] }] })[0]
        ?.payload,
    ).toMatchObject({ method: "sendMessage", params: { text: "Bo\nbo@shop.example" } });
    expect(
      calls({ parts: [{ kind: "poll", question: "Which?", options: ["7", "8"], multiple: true }] })[0]
        ?.payload,
    ).toMatchObject({ method: "sendPoll", params: { is_anonymous: false, allows_multiple_answers: true } });
    expect(
      calls({ parts: [{ kind: "poll", question: "Which?", options: ["7"], multiple: false }] })[0]?.payload,
    ).toMatchObject({ method: "sendMessage", params: { text: "Which?\n1. 7" } });
  });
});

describe("what we do to messages that are there", () => {
  const externalId = "5001001:398";
  const one = (rendered: readonly Rendered[]) => {
    expect(rendered).toHaveLength(1);
    return rendered[0]?.payload;
  };

  test("edit, delete, react", () => {
    expect(one(render({ kind: "edit", thread: anna, externalId, text: plain("Lamp 8") }))).toEqual({
      method: "editMessageText",
      params: { chat_id: 5001001, message_id: 398, text: "Lamp 8", parse_mode: "HTML" },
    });
    expect(one(render({ kind: "delete", thread: anna, externalIds: [externalId] }))).toEqual({
      method: "deleteMessage",
      params: { chat_id: 5001001, message_id: 398 },
    });
    expect(one(render({ kind: "delete", thread: anna, externalIds: ["5001001@Wq1:9"] }))).toEqual({
      method: "deleteBusinessMessages",
      params: { business_connection_id: "Wq1", message_ids: [9] },
    });
    expect(one(render({ kind: "react", thread: anna, externalId, emoji: ["👍"] }))).toEqual({
      method: "setMessageReaction",
      params: { chat_id: 5001001, message_id: 398, reaction: [{ type: "emoji", emoji: "👍" }] },
    });
    expect(one(render({ kind: "react", thread: anna, externalId, emoji: ["❤️"] }))).toMatchObject({
      params: { reaction: [{ type: "emoji", emoji: "❤" }] },
    });
    expect(one(render({ kind: "react", thread: anna, externalId, emoji: [] }))).toMatchObject({
      params: { reaction: [] },
    });
  });

  test("typing shows in the topic, a press is answered, and read marks do not exist", () => {
    expect(one(render({ kind: "typing", thread: { key: "-1002003004006/12", kind: "group" } }))).toEqual({
      method: "sendChatAction",
      params: { chat_id: -1002003004006, message_thread_id: 12, action: "typing" },
    });
    expect(
      one(render({ kind: "answer_button", answer: { callbackQueryId: "21479" }, text: "Done" })),
    ).toEqual({ method: "answerCallbackQuery", params: { callback_query_id: "21479", text: "Done" } });
    expect(render({ kind: "mark_read", thread: anna, externalId })).toEqual([]);
  });
});

describe("what Telegram carries differently", () => {
  const lost = (said: Partial<OutboundMessage>) => calls(said).flatMap((call) => call.degraded ?? []);
  const words = plain("This one");

  test.each<[string, Partial<OutboundMessage>, readonly Degradation[]]>([
    [
      "an address it would not open",
      { text: { text: "here", marks: [{ kind: "link", start: 0, end: 4, url: "javascript:alert(1)" }] } },
      [{ what: "formatting", into: "text" }],
    ],
    [
      "the words to a sticker",
      { text: words, parts: [file("sticker", "hi.webp")] },
      [{ what: "caption", into: "separate" }],
    ],
    [
      "an album with buttons and no words",
      { parts: [file("image", "a.jpg"), file("image", "b.jpg")], buttons },
      [{ what: "album", into: "separate" }],
    ],
    [
      "the message answered, of the group that became a supergroup",
      { text: words, thread: { key: "-1002003004005", kind: "group" }, replyTo: "-4005:398" },
      [{ what: "reply", into: "nothing" }],
    ],
    [
      "a card with two numbers",
      { parts: [{ kind: "contact_card", name: "Ada", phones: ["+1", "+2"], emails: [] }] },
      [{ what: "contact_card", into: "text" }],
    ],
    [
      "a poll with one option",
      { parts: [{ kind: "poll", question: "Which?", options: ["This"], multiple: false }] },
      [{ what: "poll", into: "text" }],
    ],
    [
      "nothing of a picture with words, an answer and a button",
      { text: words, parts: [file("image", "a.jpg")], replyTo: "5001001:398", buttons },
      [],
    ],
  ])("%s", (_, said, degraded) => expect(lost(said)).toEqual(degraded));
});
