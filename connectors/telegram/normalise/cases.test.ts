import { describe, expect, it } from "vitest";
import type { InboundEvent, MessageReceived } from "../../../core/protocol/index.ts";
import { readFixtures } from "../../../core/testing/connector-contract/read-fixtures.ts";
import { normalise } from "../normalise.ts";
import { render } from "../render.ts";

const recorded = new Map(
  readFixtures(new URL("../", import.meta.url)).map(({ name, payload }) => [name, payload]),
);

/** Returns what a recorded payload says. */
function eventOf(name: string): InboundEvent {
  const [event] = normalise(recorded.get(name) ?? {}, { at: "2026-11-21T10:00:00.000Z" });
  if (!event) throw new Error(`${name} says nothing.`);
  return event;
}

function messageOf(name: string): MessageReceived {
  const event = eventOf(name);
  if (event.kind !== "message_received") throw new Error(`${name} is a ${event.kind}.`);
  return event;
}

describe("what is said to everybody", () => {
  it.each(["channel-post", "channel-post-in-discussion", "group-message-by-anonymous-admin"])(
    "F1: asks for no reply: %s",
    (name) => expect(messageOf(name)).toMatchObject({ broadcast: true }),
  );

  it("F1: is not what one person says in a group", () =>
    expect(messageOf("group-message")).not.toHaveProperty("broadcast"));
});

describe("what a message refers to", () => {
  it.each([
    ["reply-to-passage", { text: "Point two is wrong.", passage: true, authorName: "Lamp Shop" }],
    ["reply-to-unseen", { text: "Order 77 has been shipped.", authorName: "Lamp Orders" }],
    ["reply-to-photo", { text: "", kind: "image", authorName: "Lamp Shop" }],
    ["reply-to-other-chat", { text: "All lamps at half price", passage: true, authorName: "Lamp News" }],
    ["reply-to-story", { text: "", kind: "story", authorName: "Lamp News" }],
  ])("F4: is quoted: %s", (name, quote) => expect(messageOf(name).quote).toEqual(quote));

  it.each([
    ["forwarded-from-user", "Omar Haddad"],
    ["forwarded-from-hidden-user", "Kim"],
    ["forwarded-from-channel", "Lamp News"],
    ["forwarded-before-bot-api-7", "Omar"],
  ])("F4: says whose words were forwarded: %s", (name, author) =>
    expect(messageOf(name).forwardedFrom).toBe(author),
  );

  it("F4: is nothing where a topic's first message is formally replied to", () =>
    expect(messageOf("topic-message")).not.toHaveProperty("quote"));
});

describe("a title", () => {
  it.each([
    ["group-renamed", "Lamp wholesale EU"],
    ["topic-renamed", "Repairs and returns"],
  ])("F5: that is new is told: %s", (name, title) =>
    expect(eventOf(name)).toMatchObject({ kind: "thread_renamed", thread: { title } }),
  );

  it("F5: of a topic that a message repeats is only the one it began with", () => {
    const { thread } = messageOf("topic-message");
    expect(thread).toMatchObject({
      initialTitle: "Deliveries",
      parent: { key: "-1002003004006", title: "Lamp forum" },
    });
    expect(thread).not.toHaveProperty("title");
  });
});

describe("what is not words alone", () => {
  it.each([
    ["web-app-data", "", "web app data"],
    ["payment", "", "successful payment"],
    ["contacts-shared", "", "users shared"],
    ["gift-with-words", "Thank you for the lamp", "gift"],
  ])("F6: that a customer hands over is a message: %s", (name, text, what) =>
    expect(messageOf(name).content).toMatchObject({
      text: { text },
      parts: [{ kind: "unsupported", what }],
    }),
  );

  it("F14: as a sticker keeps its emoji", () =>
    expect(messageOf("sticker-animated").content.parts).toMatchObject([{ media: { emoji: "🎉" } }]));

  it("F15: as a rich message keeps all its words", () =>
    expect(messageOf("rich-message").content).toEqual({
      text: {
        text: "Order 77\nPlease send two lamps 💡\n1. Lamp 7\n2. Lamp 9\nLamp | Price\n7 | 49",
        marks: [],
      },
      parts: [],
    }));

  it("F15: beside a caption is named", () =>
    expect(messageOf("paid-media").content).toMatchObject({
      text: { text: "The new lamp" },
      parts: [{ kind: "unsupported", what: "paid media" }],
    }));

  it("F16: as a reaction without an emoji of its own leaves a sign", () =>
    expect(eventOf("reaction-paid-and-custom")).toMatchObject({ emoji: ["⭐", "🧩"] }));

  it("F17: is not hidden by fields that announce nothing", () =>
    expect(messageOf("photo-with-empty-fields").content.parts).toMatchObject([{ kind: "image" }]));
});

describe("a channel's direct messages", () => {
  it("F7: are a conversation for each person", () => {
    const { thread, author } = messageOf("direct-messages");
    expect({ thread, author }).toEqual({
      thread: { key: "-1005000099~9001", kind: "direct", title: "Анна Коваль" },
      author: "contact",
    });
    expect(messageOf("direct-messages-by-channel")).toMatchObject({
      thread: { key: "-1005000099~9001" },
      author: "account",
    });
  });

  it("F7: are answered in the person's topic by every call", () => {
    const { thread } = messageOf("direct-messages");
    const calls = [
      ...render({
        kind: "send",
        message: {
          id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
          thread,
          text: { text: "x ".repeat(3000), marks: [] },
          parts: [{ kind: "location", latitude: 1, longitude: 2 }],
          automatic: false,
        },
      }),
      ...render({ kind: "typing", thread }),
    ];
    expect(calls).toHaveLength(4);
    for (const { payload } of calls)
      expect(payload["params"]).toMatchObject({ chat_id: -1005000099, direct_messages_topic_id: 9001 });
  });
});

it("F19: a name with nothing to see is no name", () => {
  const { from, thread } = messageOf("person-without-visible-name");
  expect(from).not.toHaveProperty("name");
  expect(thread).not.toHaveProperty("title");
});
