import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "../database/index.ts";
import type { ChannelId, MessageId, OrganizationId } from "../kernel/ids.ts";
import { plain, type CardPart } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { listConversations, readMessage } from "./queries.ts";
import { createRecorder } from "./record-inbound.ts";
import { replaceParts } from "./replace-parts.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

const CARD: CardPart = {
  kind: "card",
  title: "Release 7",
  text: { text: "It is faster", marks: [{ kind: "bold", start: 6, end: 12 }] },
  url: "https://example.com/7",
  fields: [{ name: "Size", value: "3 MB" }],
  image: { reference: { file: "seven" }, width: 300, height: 200 },
};

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

async function receive(text: string, ...parts: readonly CardPart[]): Promise<MessageId> {
  const stored = await record(
    makeInboundMessage(shop, "Linus", text, { content: { text: plain(text), parts } }),
  );
  if (stored.kind !== "recorded") throw new Error("It was known before.");
  return stored.messageId;
}

const shown = (id: MessageId) => inOrganization(database, acme, (tx) => readMessage(tx, id));
const found = (text: string) =>
  inOrganization(database, acme, (tx) =>
    listConversations(tx, "usr_nobody", { text, scope: { kind: "all" }, limit: 10 }),
  );
const replace = (id: MessageId, ...parts: readonly CardPart[]) =>
  inOrganization(database, acme, (tx) => replaceParts(tx, id, parts, "2026-07-01T00:00:00Z"));

describe("a card", () => {
  it("is shown with its words, and its picture is a file that will be fetched", async () => {
    const { image: _, ...words } = CARD;
    expect((await shown(await receive("", CARD))).parts).toEqual([
      {
        ...words,
        image: expect.objectContaining({
          state: "pending",
          width: 300,
          url: expect.stringMatching(/^\/api\/attachments\/att_/),
        }),
      },
    ]);
    const { rows } = await database.owner.query(
      "select kind, reference from comm_attachments where organization_id = $1",
      [acme],
    );
    expect(rows).toEqual([{ kind: "image", reference: { file: "seven" } }]);
  });

  it("is found by its words, and called by them in the list where the message has none", async () => {
    await receive("", CARD);
    expect((await found("release")).items).toMatchObject([{ lastMessage: { preview: "Release 7" } }]);
    expect((await found("faster")).items).toHaveLength(1);
    expect((await found("seven")).items).toEqual([]);
  });

  it("has no address that would run something", async () => {
    const [part] = (await shown(await receive("", { ...CARD, url: "javascript:alert(1)" }))).parts;
    expect(part).toMatchObject({ kind: "card", title: "Release 7", url: undefined });
  });

  it("that the platform adds to a message is no edit by its author, and keeps its picture when its words change", async () => {
    const id = await receive("See https://example.com/7");
    await replace(id, CARD);
    const [before] = (await shown(id)).parts;
    await replace(id, { ...CARD, title: "Release 7.1" });
    const after = await shown(id);
    expect(after.editedAt).toBeNull();
    expect(after.parts).toEqual([{ ...before, title: "Release 7.1" }]);
  });
});
