import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { isJsonObject } from "../kernel/json.ts";
import type { Button, InboundPart, Mark, MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { createRecorder } from "./record-inbound.ts";
import { conversationEndpoints } from "./routes.ts";

const database = await testDatabase();
const record = createRecorder(database, true);
const room = openRoom(
  {
    database,
    runsWorkers: true,
    channels: { open: async () => null },
    deliver: () => {},
    typing: async () => {},
    seen: () => {},
  },
  conversationEndpoints,
);

const acme = await makeOrganization(database.owner);
const ada = await makeMember(database.owner, acme);
const shop = await makeChannel(database.owner, acme);

/** What a platform may write into any field of words: nothing, much, addresses of every kind. */
const words = fc.oneof(
  fc.constantFrom(
    "",
    "t.me/x",
    "tg://user?id=1",
    "javascript:alert(1)",
    "https://example.com:99999",
    `https://shop.example/${"a".repeat(3000)}`,
    "x".repeat(70_000),
  ),
  fc.string({ unit: "binary", maxLength: 100 }),
);
const span = { start: fc.nat(100), end: fc.nat(100) };
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({
    ...span,
    kind: fc.constantFrom("bold", "italic", "underline", "strike", "code", "spoiler", "quote"),
  }),
  fc.record({ ...span, kind: fc.constant("pre"), language: words }),
  fc.record({ ...span, kind: fc.constant("link"), url: words }),
  fc.record({ ...span, kind: fc.constant("mention"), identity: words }),
);
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ label: words, value: words }),
  fc.record({ label: words, url: words }),
);
const part: fc.Arbitrary<InboundPart> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("image", "video", "audio", "voice", "file", "sticker", "animation"),
    media: fc.record({
      reference: fc.constant({ id: 1 }),
      fileName: words,
      contentType: words,
      size: fc.double(),
      width: fc.double(),
      durationMs: fc.double(),
    }),
  }),
  fc.record({
    kind: fc.constant("location"),
    latitude: fc.double({ noNaN: true, noDefaultInfinity: true }),
    longitude: fc.double({ noNaN: true, noDefaultInfinity: true }),
    title: words,
    address: words,
  }),
  fc.record({
    kind: fc.constant("contact_card"),
    name: words,
    phones: fc.array(words, { maxLength: 3 }),
    emails: fc.array(words, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("poll"),
    question: words,
    options: fc.array(words, { maxLength: 3 }),
    multiple: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("press"), value: words }),
  fc.record({ kind: fc.constant("unsupported"), what: words }),
);
const said: fc.Arbitrary<Pick<MessageReceived, "content">> = fc.record({
  content: fc.record({
    text: fc.record({ text: words, marks: fc.array(mark, { maxLength: 5 }) }),
    parts: fc.array(part, { maxLength: 3 }),
    buttons: fc.array(fc.array(button, { maxLength: 12 }), { maxLength: 3 }),
  }),
});

it("whatever a platform says that can be stored can be read", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 20 }), async (messages) => {
      const who = newId("con");
      const recorded = await Promise.all(
        messages.map((message) => record(makeInboundMessage(shop, who, "", message))),
      );
      const [conversationId, ...others] = new Set(
        recorded.flatMap((one) => (one.kind === "recorded" ? one.conversationId : [])),
      );
      const { status, body } = await room.ask(ada, "get", `/conversations/${conversationId}/messages`);
      expect([
        others,
        status,
        Array.isArray(body["items"]) && body["items"].filter(isJsonObject).length,
      ]).toEqual([[], 200, messages.length]);
    }),
    { numRuns: 20 },
  );
});
