import { beforeAll, describe, expect, it } from "vitest";
import { can, mayHear, type ListScope, type MemberActor, type Scope } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { openScripted } from "../testing/scripted-channel.ts";
import { presentEvents } from "../realtime/present.ts";
import { conversationLive } from "./live.ts";
import { messageEndpoints } from "./message-routes.ts";
import { conversationEndpoints } from "./routes.ts";
import { visibleTo } from "./visible.ts";

const database = await testDatabase();
const deps = {
  database,
  runsWorkers: true,
  channels: { open: async (id: string) => openScripted(acme, unsafeCast<ChannelId>(id)) },
  deliver: () => {},
  typing: async () => {},
  seen: () => {},
};
const room = openRoom(deps, [...conversationEndpoints, ...messageEndpoints]);

type Named = { readonly name: string; readonly id: string; readonly message: string };

let acme: OrganizationId;
let ada: MemberActor;
let all: Named[];

beforeAll(async () => {
  acme = await makeOrganization(database.owner);
  const [shop, support] = [
    await makeChannel(database.owner, acme),
    await makeChannel(database.owner, acme, { name: "Support" }),
  ];
  const [member, mate, other] = await Promise.all(
    ["Ada", "Grace", "Sue"].map((name) => makeMember(database.owner, acme, name, "agent")),
  );
  if (!member || !mate || !other) throw new Error("Nobody there.");
  await database.owner.query(
    "update user_roles set team = 'day' where organization_id = $1 and user_id = any ($2)",
    [acme, [member.userId, mate.userId]],
  );
  await database.owner.query(
    "update user_roles set team = 'night' where organization_id = $1 and user_id = $2",
    [acme, other.userId],
  );
  ada = { ...member, team: "day", channelIds: [support] };
  const place = async (name: string, channel: ChannelId, assignee: string | null): Promise<Named> => {
    const id = await makeConversation(
      database.owner,
      acme,
      channel,
      await makeContact(database.owner, acme, channel, name),
      assignee,
    );
    return { name, id, message: await makeMessage(database.owner, acme, id, channel) };
  };
  all = [
    await place("hers", shop, member.userId),
    await place("her team's", shop, mate.userId),
    await place("another team's", shop, other.userId),
    await place("nobody's", shop, null),
    await place("nobody's in her channel", support, null),
    await place("another team's in her channel", support, other.userId),
  ];
});

const reading = (scope: Scope): MemberActor => ({
  ...ada,
  permissions: { "conversation.read": scope, "conversation.reply": "all", "message.edit": "all" },
});

const SEEN: readonly (readonly [Scope, readonly string[]])[] = [
  ["own", ["hers"]],
  ["team", ["hers", "her team's"]],
  ["channel", ["hers", "her team's", "nobody's in her channel", "another team's in her channel"]],
  [
    "all",
    [
      "hers",
      "her team's",
      "another team's",
      "nobody's",
      "nobody's in her channel",
      "another team's in her channel",
    ],
  ],
];

describe.each(SEEN)("who may read as far as '%s'", (scope, seen) => {
  const among = async (shown: (one: Named) => boolean | Promise<boolean>) =>
    (await Promise.all(all.map(async (one) => ((await shown(one)) ? [one.name] : [])))).flat();

  it("sees the same in the list, the counts, one by one and on the stream", async () => {
    const actor = reading(scope);
    const listed = (await room.ask(actor, "get", "/conversations")).body["items"] as { id: string }[];
    expect(await among(({ id }) => listed.some((one) => one.id === id))).toEqual(seen);
    expect((await room.ask(actor, "get", "/conversations/counts")).body["all"]).toBe(seen.length);
    expect(
      await among(async ({ id }) => (await room.ask(actor, "get", `/conversations/${id}`)).status === 200),
    ).toEqual(seen);
    const events = await readOrganization(database, acme, (tx) =>
      presentEvents(
        tx,
        [conversationLive],
        all.map(({ id }) => ({ kind: "conversation_changed" as const, conversationId: unsafeCast(id) })),
      ),
    );
    expect(
      await among(({ id }) => events.some((event) => event.conversation?.id === id && mayHear(actor, event))),
    ).toEqual(seen);
  });

  it("does not even learn that the others exist, whatever else they may do", async () => {
    const actor = reading(scope);
    const text = { text: { text: "Hi", marks: [] } };
    const hidden = all.filter(({ name }) => !seen.includes(name));
    const nowhere = { status: 404, body: { code: "conversation_unknown" } };
    for (const { id, message } of hidden) {
      expect(await room.ask(actor, "get", `/conversations/${id}/messages`)).toMatchObject(nowhere);
      expect(
        await room.ask(actor, "post", `/conversations/${id}/replies`, { clientKey: newId("msg"), ...text }),
      ).toMatchObject(nowhere);
      expect(await room.ask(actor, "patch", `/messages/${message}`, text)).toMatchObject({
        status: 404,
        body: { code: "message_unknown" },
      });
    }
    expect(await room.ask(actor, "get", `/conversations/${newId("cnv")}`)).toMatchObject(nowhere);
  });
});

it("who sees a conversation and may not do this to it is refused, not misled", async () => {
  const reader: MemberActor = {
    ...ada,
    permissions: { "conversation.read": "all", "conversation.close": "own" },
  };
  const [hers, others] = [all[0]?.id, all[2]?.id];
  expect(await room.ask(reader, "post", `/conversations/${others}/closure`)).toMatchObject({
    status: 403,
    body: { code: "permission_missing" },
  });
  expect((await room.ask(reader, "post", `/conversations/${hers}/closure`)).status).toBe(200);
  await room.ask(
    { ...reader, permissions: { ...reader.permissions, "conversation.close": "all" } },
    "delete",
    `/conversations/${hers}/closure`,
  );
});

describe("notes", () => {
  const rich = (text: string) => ({ text, marks: [] });
  const textsOf = (answer: { body: object }) =>
    Object(answer.body).items.map((one: { text: { text: string } }) => one.text.text);

  it("are read by those who may write them there, and by nobody else, anywhere", async () => {
    const shop = await makeChannel(database.owner, acme);
    const begin = async (name: string, assignee: string | null) =>
      makeConversation(
        database.owner,
        acme,
        shop,
        await makeContact(database.owner, acme, shop, name),
        assignee,
      );
    const [hers, others] = [await begin("Nell", ada.userId), await begin("Nils", null)];
    const writer: MemberActor = {
      ...ada,
      permissions: { "conversation.read": "all", "conversation.reply": "all", "conversation.note": "all" },
    };
    const notes: string[] = [];
    for (const id of [hers, others]) {
      await makeMessage(database.owner, acme, id, shop, "said");
      const note = await room.ask(writer, "post", `/conversations/${id}/notes`, {
        clientKey: newId("msg"),
        text: rich("do not trust them"),
      });
      expect(note.status).toBe(201);
      notes.push(String(note.body["id"]));
    }
    const answers: MemberActor = {
      ...writer,
      permissions: { "conversation.read": "all", "conversation.reply": "all", "message.edit": "all" },
    };
    const readers: readonly (readonly [MemberActor, readonly boolean[]])[] = [
      [writer, [true, true]],
      [{ ...writer, permissions: { ...writer.permissions, "conversation.note": "own" } }, [true, false]],
      [answers, [false, false]],
    ];
    for (const [reader, reads] of readers) {
      for (const [index, id] of [hers, others].entries()) {
        expect(textsOf(await room.ask(reader, "get", `/conversations/${id}/messages`))).toEqual(
          reads[index] ? ["said", "do not trust them"] : ["said"],
        );
        expect((await room.ask(reader, "get", `/conversations/${id}`)).body).toMatchObject({
          lastMessage: { preview: "said" },
        });
        expect(
          (await room.ask(reader, "get", `/conversations?channel=${shop}&q=trust`)).body["items"],
        ).toEqual([]);
        expect((await room.ask(reader, "get", `/messages/${notes[index]}/edits`)).status).toBe(
          reads[index] ? 200 : 404,
        );
      }
    }
    expect(await room.ask(answers, "patch", `/messages/${notes[0]}`, { text: rich("x") })).toMatchObject({
      status: 404,
      body: { code: "message_unknown" },
    });
    expect(
      await room.ask(answers, "post", `/conversations/${hers}/replies`, {
        clientKey: newId("msg"),
        text: rich("Hm"),
        replyToId: notes[0],
      }),
    ).toMatchObject({ status: 404, body: { code: "message_unknown" } });
  });
});

it("who may read nothing lists nothing", () => {
  const nobody: MemberActor = { ...ada, permissions: {} };
  expect(visibleTo(nobody)).toEqual<ListScope>({ kind: "none" });
  expect(can(nobody, "conversation.read")).toBe(false);
});
