import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { newId, type ConversationId } from "../kernel/ids.ts";
import type { Capabilities } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember } from "../testing/factories/organization.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { openRoom, type Room } from "../testing/room.ts";
import { scriptPlatform, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { outboundEndpoints } from "./routes.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let ada: MemberActor;
let room: Room;

/** Opens a shop at a platform that can do so much. */
async function begin(capabilities: Partial<Capabilities> = {}) {
  platform = scriptPlatform(capabilities);
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  ada = await makeMember(database.owner, shop.organizationId, "Ada", "agent");
  room = openRoom({ database, channels: shop.channels }, outboundEndpoints);
}
beforeEach(() => begin());

const ask = (text: string, more: object = {}) =>
  room.ask(ada, "post", `/conversations/${chat}/preview`, { text: { text, marks: [] }, ...more });

async function upload(kind: string, size: number): Promise<string> {
  const id = newId("att");
  await database.owner.query(
    "insert into comm_attachments (organization_id, id, kind, file_name, content_type, size, state, storage_key, uploaded_by) values ($1, $2, $3, 'lamp.png', 'image/png', $4, 'stored', 'k', $5)",
    [shop.organizationId, id, kind, size, ada.userId],
  );
  return id;
}

const UNSAYABLE = { code: "message_not_carried", facts: { reason: "Nobody can say that." } };
const CHOICES = { label: "Size", options: [{ label: "Small", value: "s" }] };

describe("the preview of a reply", () => {
  it("says as how many messages it would go, and sends nothing", async () => {
    expect(await ask("one|two|three")).toEqual({
      status: 200,
      body: { messages: 3, degraded: [], refusal: null },
    });
    expect(platform.heard).toEqual([]);
    const { rows } = await database.owner.query("select from comm_messages where organization_id = $1", [
      shop.organizationId,
    ]);
    expect(rows).toEqual([]);
  });

  it("says what its platform carries differently, by its capabilities", async () => {
    await begin({ media: { image: 10, file: 50 } });
    const body = {
      text: { text: "Look", marks: [{ kind: "bold", start: 0, end: 4 }] },
      attachmentIds: [await upload("image", 20)],
      choices: CHOICES,
    };
    expect(await ask("", body)).toMatchObject({
      body: {
        degraded: [
          { what: "formatting", into: "text" },
          { what: "file", into: "file" },
          { what: "choices", into: "text" },
        ],
      },
    });
  });

  it("says once what its connector carries differently in every call", async () => {
    const render = platform.connector.render;
    Object.assign(platform.connector, {
      render: (operation: Parameters<typeof render>[0]) =>
        render(operation).map((call) => ({ ...call, degraded: [{ what: "caption", into: "separate" }] })),
    });
    expect((await ask("one|two")).body).toMatchObject({
      messages: 2,
      degraded: [{ what: "caption", into: "separate" }],
    });
  });

  it.each<[string, () => Promise<object>, object]>([
    ["buttons", async () => ({ buttons: [[{ label: "Yes", value: "y" }]] }), { code: "buttons_not_carried" }],
    [
      "a file that it does not carry",
      async () => ({ attachmentIds: [await upload("image", 1)] }),
      { code: "kind_not_carried", facts: { kind: "image" } },
    ],
    ["words that cannot be said", async () => ({ text: { text: "(unsayable)", marks: [] } }), UNSAYABLE],
    ["nothing", async () => ({ text: { text: " ", marks: [] } }), { code: "reply_empty" }],
  ])("says by which code %s would be refused", async (_, more, refusal) => {
    expect((await ask("Hello", await more())).body).toMatchObject({ messages: 0, degraded: [], refusal });
  });

  it("knows no conversation that the asker may not see", async () => {
    const other = await openOutgoing(database, scriptPlatform());
    const foreign = await other.startConversation();
    const body = { text: { text: "Hello", marks: [] } };
    expect(await room.ask(ada, "post", `/conversations/${foreign}/preview`, body)).toMatchObject({
      status: 404,
      body: { code: "conversation_unknown" },
    });
  });

  it("knows no file of somebody else", async () => {
    expect(await ask("Hello", { attachmentIds: [newId("att")] })).toMatchObject({ status: 404 });
  });
});
