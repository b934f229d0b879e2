import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { contactEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, contactEndpoints);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  shop = await makeChannel(database.owner, acme);
});

const contact = (name?: string) => makeContact(database.owner, acme, shop, name);
const names = async (query = "", actor = ada) => {
  const { items, nextCursor } = (await room.ask(actor, "get", `/contacts${query}`)).body;
  return { names: (Array.isArray(items) ? items : []).map((item) => item.name), nextCursor };
};
const within = (
  actor: MemberActor,
  scope: "own" | "team" | "channel",
  more: Partial<MemberActor> = {},
): MemberActor => ({
  ...actor,
  permissions: { "contact.read": scope, "contact.write": scope, "conversation.read": scope },
  ...more,
});

describe("contacts", () => {
  it("are listed by name, page by page, each once", async () => {
    for (const name of ["bob", "Álvaro", "Ada", "ada", "Zoë", "Carla", "ada"]) await contact(name);
    const all = (await names()).names;
    const pages: unknown[] = [];
    for (let cursor: unknown = ""; typeof cursor === "string";) {
      const page = await names(`?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(...page.names);
      cursor = page.nextCursor;
    }
    expect(all.map((name) => String(name).toLowerCase())).toEqual([
      "ada",
      "ada",
      "ada",
      "bob",
      "carla",
      "zoë",
      "álvaro",
    ]);
    expect(pages).toEqual(all);
  });

  it.each([
    ["?q=linus", ["Linus Torvalds"]],
    ["?q=TORV", ["Linus Torvalds"]],
    ["?q=kernel.org", ["Linus Torvalds"]],
    ["?q=%2B4930", ["Grace"]],
    ["?q=ghopper", ["Grace"]],
    ["?q=100%25", []],
    ["?q=_", []],
  ])("are found by %s", async (query, expected) => {
    const [linus, grace] = [await contact("Linus Torvalds"), await contact("Grace")];
    await database.owner.query("update comm_contacts set email = 'Torvalds@kernel.org' where id = $1", [
      linus,
    ]);
    await database.owner.query("update comm_contacts set phone = '+4930123' where id = $1", [grace]);
    await database.owner.query(
      "update comm_contact_identities set username = 'GHopper', value = contact_id, kind = 'username' where contact_id = $1",
      [grace],
    );
    await database.owner.query(
      "update comm_contact_identities set value = replace(value, '_', '-') where organization_id = $1",
      [acme],
    );
    expect((await names(query)).names).toEqual(expected);
  });

  it("refuse a cursor that is not theirs", async () =>
    expect(await room.ask(ada, "get", "/contacts?cursor=abc")).toMatchObject({
      status: 422,
      body: { code: "cursor_malformed" },
    }));
});

describe("a contact", () => {
  it("is shown with what platforms call them and where they write", async () => {
    const linus = await contact("Linus");
    const conversation = await makeConversation(database.owner, acme, shop, linus);
    const group = await makeConversation(database.owner, acme, shop, await contact("Bob"));
    await database.owner.query(
      "insert into comm_participants (organization_id, conversation_id, contact_id) values ($1, $2, $3)",
      [acme, group, linus],
    );
    const { status, body } = await room.ask(ada, "get", `/contacts/${linus}`);
    expect([status, body]).toMatchObject([
      200,
      {
        id: linus,
        name: "Linus",
        email: null,
        attributes: {},
        identities: [{ channelId: shop, connector: "telegram", kind: "user_id", value: linus }],
        conversations: [
          { id: group },
          { id: conversation, status: "open", title: "Chat", channel: { id: shop, name: "Shop" } },
        ],
      },
    ]);
    expect(body["createdAt"]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it("is changed field by field, told of, and their open conversations with them", async () => {
    const linus = await contact("Linus");
    const conversation = await makeConversation(database.owner, acme, shop, linus);
    await room.ask(ada, "patch", `/contacts/${linus}`, {
      email: "Linus@Kernel.ORG",
      attributes: { plan: "gold", seats: 3 },
    });
    expect(
      await room.ask(ada, "patch", `/contacts/${linus}`, {
        name: "Linus T.",
        phone: "+49 30 1234",
        attributes: { plan: null, vip: true },
      }),
    ).toMatchObject({
      status: 200,
      body: {
        name: "Linus T.",
        email: "linus@kernel.org",
        phone: "+49 30 1234",
        attributes: { seats: 3, vip: true },
      },
    });
    expect((await room.ask(ada, "patch", `/contacts/${linus}`, { email: null })).body).toMatchObject({
      email: null,
      name: "Linus T.",
    });
    const { rows } = await database.owner.query(
      "select kind, conversation_id from outbox where organization_id = $1 order by sequence",
      [acme],
    );
    expect(rows).toEqual([
      { kind: "contact_changed", conversation_id: null },
      { kind: "contact_changed", conversation_id: null },
      { kind: "conversation_changed", conversation_id: conversation },
      { kind: "contact_changed", conversation_id: null },
    ]);
    const trail = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(trail.rows[1]).toEqual({
      action: "contact.changed",
      facts: { changed: ["name", "phone", "attributes"] },
    });
  });

  it.each([
    [{ name: " " }],
    [{ email: "nobody" }],
    [{ phone: "call me" }],
    [{ attributes: { "": 1 } }],
    [{ attributes: { nested: {} } }],
  ])("is not changed to %j", async (change) => {
    expect((await room.ask(ada, "patch", `/contacts/${await contact()}`, change)).status).toBe(422);
  });

  it("is seen by those in whose reach a conversation of theirs is, with those conversations only", async () => {
    const linus = await contact("Linus");
    const other = await makeChannel(database.owner, acme);
    const [mine, elsewhere] = [
      await makeConversation(database.owner, acme, shop, linus, ada.userId),
      await makeConversation(database.owner, acme, other, linus),
    ];
    await contact("Nobody's");
    const otto = await makeMember(database.owner, acme, "Otto", "agent");
    await database.owner.query("update user_roles set team = 'red' where user_id = $1", [ada.userId]);
    const seen = async (actor: MemberActor) => {
      const { body } = await room.ask(actor, "get", `/contacts/${linus}`);
      const { conversations } = body;
      return [
        (await names("", actor)).names,
        Array.isArray(conversations) ? conversations.map((one) => one.id) : body["code"],
      ];
    };
    expect(await seen(ada)).toEqual([
      ["Linus", "Nobody's"],
      [elsewhere, mine],
    ]);
    expect(await seen(within(ada, "own"))).toEqual([["Linus"], [mine]]);
    expect(await seen(within(otto, "own"))).toEqual([[], "contact_unknown"]);
    expect(await seen(within(otto, "team", { team: "red" }))).toEqual([["Linus"], [mine]]);
    expect(await seen(within(otto, "team", { team: "blue" }))).toEqual([[], "contact_unknown"]);
    expect(await seen(within(otto, "channel", { channelIds: [other] }))).toEqual([["Linus"], [elsewhere]]);
    expect(
      (await room.ask(within(otto, "own"), "patch", `/contacts/${linus}`, { name: "Mine" })).status,
    ).toBe(404);
  });

  it("is refused to those who see them and reach none of their conversations to change them", async () => {
    const linus = await contact("Linus");
    await makeConversation(database.owner, acme, shop, linus);
    const permissions = {
      "contact.read": "all",
      "contact.write": "own",
      "conversation.read": "all",
    } as const;
    const otto = { ...(await makeMember(database.owner, acme, "Otto", "agent")), permissions };
    const rename = () => room.ask(otto, "patch", `/contacts/${linus}`, { name: "Mine" });
    expect(await rename()).toMatchObject({ status: 403, body: { code: "permission_missing" } });
    await makeConversation(database.owner, acme, shop, linus, otto.userId);
    expect((await rename()).status).toBe(200);
  });

  it("is changed only by those who may, within one organization", async () => {
    const linus = await contact();
    const viewer = await makeMember(database.owner, acme, "Vera", "viewer");
    expect((await room.ask(viewer, "patch", `/contacts/${linus}`, { name: "Mine" })).status).toBe(403);
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect([
      (await room.ask(eve, "get", `/contacts/${linus}`)).status,
      (await room.ask(eve, "patch", `/contacts/${linus}`, { name: "Mine" })).status,
      (await names("", eve)).names,
    ]).toEqual([404, 404, []]);
  });
});

describe("what is noted of a contact", () => {
  const change = async (body: object) => room.ask(ada, "patch", `/contacts/${await contact("Linus")}`, body);

  it.each([
    [{ name: "  Linus T.  " }, { name: "Linus T." }],
    [{ name: "x".repeat(200) }, { name: "x".repeat(200) }],
    [{ email: "Linus@Kernel.ORG" }, { email: "linus@kernel.org" }],
    [{ phone: " +49 (30) 12.34-56 " }, { phone: "+49 (30) 12.34-56" }],
    [{ phone: "110" }, { phone: "110" }],
    [{ attributes: { "Größe 2.a-b_c": "XL" } }, { attributes: { "Größe 2.a-b_c": "XL" } }],
    [
      { attributes: { seats: -1.5, vip: false, note: "" } },
      { attributes: { seats: -1.5, vip: false, note: "" } },
    ],
    [{ attributes: { gone: null } }, { attributes: {} }],
    [{}, { name: "Linus", email: null, phone: null, attributes: {} }],
  ])("may be %j", async (body, noted) =>
    expect(await change(body)).toMatchObject({ status: 200, body: noted }),
  );

  it.each([
    [{ name: "" }, "name"],
    [{ name: null }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ email: "" }, "email"],
    [{ email: "linus@" }, "email"],
    [{ email: `${"x".repeat(250)}@kernel.org` }, "email"],
    [{ phone: "" }, "phone"],
    [{ phone: "+4" }, "phone"],
    [{ phone: "1".repeat(31) }, "phone"],
    [{ phone: "0800 LAMPS" }, "phone"],
    [{ attributes: { " plan": 1 } }, "attributes. plan"],
    [{ attributes: { "": 1 } }, "attributes."],
    [{ attributes: { ["x".repeat(61)]: 1 } }, `attributes.${"x".repeat(61)}`],
    [{ attributes: { plan: ["gold"] } }, "attributes.plan"],
    [{ attributes: { plan: "x".repeat(2_001) } }, "attributes.plan"],
  ])("is not %j", async (body, field) =>
    expect(await change(body)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    }),
  );

  it("is at most fifty attributes, old and new together", async () => {
    const linus = await contact();
    const some = (from: number, to: number, value: number | null = 1) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, at) => [`a${from + at}`, value]));
    const note = (attributes: object) => room.ask(ada, "patch", `/contacts/${linus}`, { attributes });
    expect((await note(some(0, 50))).status).toBe(200);
    expect(await note(some(50, 51))).toMatchObject({ status: 422, body: { code: "attributes_too_many" } });
    expect((await note({ ...some(0, 1, null), ...some(50, 51) })).status).toBe(200);
  });

  it("is mended where Postgres takes no character", async () =>
    expect(await change({ name: "Li\u0000nus\ud800", attributes: { note: "a\u0000b" } })).toMatchObject({
      status: 200,
      body: { name: "Li\uFFFDnus\uFFFD", attributes: { note: "a\uFFFDb" } },
    }));
});

describe("the list of contacts", () => {
  it.each([
    ["?limit=0", "limit"],
    ["?limit=101", "limit"],
    ["?limit=few", "limit"],
    [`?q=${"x".repeat(201)}`, "q"],
    ["?q=%00", "q"],
  ])("is not understood by %s", async (query, field) =>
    expect(await room.ask(ada, "get", `/contacts${query}`)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    }),
  );

  it.each([
    ["one key", ["linus"]],
    ["three keys", ["linus", "con_1", "more"]],
    ["a character that cannot be", ["li\u0000nus", "con_1"]],
  ])("goes on from no cursor of %s", async (_, keys) => {
    const cursor = Buffer.from(JSON.stringify(keys)).toString("base64url");
    expect(await room.ask(ada, "get", `/contacts?cursor=${cursor}`)).toMatchObject({
      status: 422,
      body: { code: "cursor_malformed" },
    });
  });

  it("tells where each writes from, and when a conversation in the reader's reach last went on", async () => {
    const bob = await contact("Bob");
    await contact("Carla");
    await makeConversation(database.owner, acme, shop, bob);
    const listed = async (actor: MemberActor) => {
      const { items } = (await room.ask(actor, "get", "/contacts")).body;
      return (Array.isArray(items) ? items : []).map(({ name, channels, lastActivityAt }) => [
        name,
        Array.isArray(channels) && channels.length,
        lastActivityAt !== null,
      ]);
    };
    expect(await listed(ada)).toEqual([
      ["Bob", 1, true],
      ["Carla", 1, false],
    ]);
    expect(
      await listed({ ...ada, permissions: { "contact.read": "all", "conversation.read": "own" } }),
    ).toEqual([
      ["Bob", 1, false],
      ["Carla", 1, false],
    ]);
  });

  it("is found by a platform's whole id, not by a part of it", async () => {
    const id = await contact("Bob");
    expect((await names(`?q=${id}`)).names).toEqual(["Bob"]);
    expect((await names(`?q=${id.slice(-6)}`)).names).toEqual([]);
  });

  it("is searched and paged together", async () => {
    for (const name of ["Ada One", "Bob", "Ada Two", "Ada Three", "Carla"]) await contact(name);
    const first = await names("?q=ada&limit=2");
    expect(first.names).toEqual(["Ada One", "Ada Three"]);
    expect(await names(`?q=ada&limit=2&cursor=${String(first.nextCursor)}`)).toEqual({
      names: ["Ada Two"],
      nextCursor: null,
    });
  });

  it.each([
    ["owner", 200],
    ["supervisor", 200],
    ["agent", 200],
    ["accountant", 200],
    ["viewer", 200],
    ["client", 403],
    ["vendor", 403],
  ] as const)("is read by somebody who is %s: %i", async (role, status) => {
    const reader = await makeMember(database.owner, acme, "Reader", role);
    expect((await room.ask(reader, "get", "/contacts")).status).toBe(status);
  });

  it("has nobody with an id that is none", async () => {
    for (const id of ["con_1", "linus", "cnv_00000000000000000000000000000000"])
      for (const [method, body] of [["get"], ["patch", { name: "Mine" }]] as const)
        expect(await room.ask(ada, method, `/contacts/${id}`, body)).toMatchObject({
          status: 404,
          body: { code: "contact_unknown" },
        });
  });
});
