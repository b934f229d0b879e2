import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "../database/index.ts";
import type { MemberActor } from "../access/index.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { recordAudit, type AuditRecord } from "./index.ts";
import { auditEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, auditEndpoints);

let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "supervisor");
});

const note = (more: Partial<AuditRecord> = {}, organizationId = acme) =>
  inOrganization(database, organizationId, (tx) =>
    recordAudit(tx, { actor: ada, action: "channel.connected", ...more }),
  );
const trail = async (query = "", actor = ada) => (await room.ask(actor, "get", `/audit${query}`)).body;
const actions = async (query = "", actor = ada) => {
  const { items } = await trail(query, actor);
  return Array.isArray(items) ? items.map((item) => item.action) : items;
};

describe("an entry of the trail", () => {
  it("says when, who, what, to what, and from where", async () => {
    await note({
      target: { kind: "channel", id: "chn_1" },
      facts: { name: "Shop", from: null, seats: 3, public: false, tags: ["a", "b"] },
      ip: "192.0.2.7",
    });
    expect(await trail()).toEqual({
      nextCursor: null,
      items: [
        {
          id: expect.stringMatching(/^aud_[0-9a-f]{32}$/),
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
          actor: { kind: "member", id: ada.userId, name: "Ada", keyId: null },
          action: "channel.connected",
          target: { kind: "channel", id: "chn_1" },
          facts: { name: "Shop", from: null, seats: 3, public: false, tags: ["a", "b"] },
          ip: "192.0.2.7",
        },
      ],
    });
  });

  it("needs neither a target nor an address", async () => {
    await note();
    expect((await trail())["items"]).toMatchObject([{ target: null, facts: {}, ip: null }]);
  });

  it.each([
    [{ kind: "system" }, { kind: "system", id: null, name: null, keyId: null }],
    [{ kind: "visitor" }, { kind: "visitor", id: null, name: null, keyId: null }],
    [
      { kind: "rule", ruleId: "rul_1", name: "Night" },
      { kind: "rule", id: "rul_1", name: "Night", keyId: null },
    ],
    [
      { kind: "member", userId: "usr_1", name: "Grace", keyId: "key_1" },
      { kind: "member", id: "usr_1", name: "Grace", keyId: "key_1" },
    ],
  ] as const)("names %o for what they did", async (actor, shown) => {
    await note({ actor });
    expect((await trail())["items"]).toMatchObject([{ actor: shown }]);
  });

  it("keeps the name somebody had then", async () => {
    await note();
    await database.owner.query("update users set name = 'Countess' where id = $1", [ada.userId]);
    expect((await trail())["items"]).toMatchObject([{ actor: { id: ada.userId, name: "Ada" } }]);
  });

  it("outlives whoever it names", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "admin");
    await note({ actor: grace });
    await database.owner.query("delete from user_roles where user_id = $1", [grace.userId]);
    await database.owner.query("delete from users where id = $1", [grace.userId]);
    expect((await trail())["items"]).toMatchObject([{ actor: { id: grace.userId, name: "Grace" } }]);
  });
});

describe("the trail", () => {
  it("is read page by page, newest first, each entry once", async () => {
    for (const action of ["a", "b", "c", "d", "e"]) await note({ action });
    const pages: unknown[] = [];
    for (let cursor: unknown = ""; typeof cursor === "string";) {
      const page = await trail(`?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(page["items"]);
      cursor = page["nextCursor"];
    }
    expect(pages).toMatchObject([
      [{ action: "e" }, { action: "d" }],
      [{ action: "c" }, { action: "b" }],
      [{ action: "a" }],
    ]);
  });

  it("goes on where it was although something happened meanwhile", async () => {
    for (const action of ["a", "b", "c"]) await note({ action });
    const { nextCursor } = await trail("?limit=2");
    await note({ action: "meanwhile" });
    expect(await actions(`?limit=2&cursor=${String(nextCursor)}`)).toEqual(["a"]);
  });

  it("shows fifty entries unless told otherwise", async () => {
    for (let more = 0; more < 51; more += 1) await note({ action: `a.${more}` });
    expect(await actions()).toHaveLength(50);
    expect(await actions("?limit=200")).toHaveLength(51);
  });

  it("tells of one thing alone", async () => {
    await note({ action: "channel.connected", target: { kind: "channel", id: "chn_1" } });
    await note({ action: "channel.removed", target: { kind: "channel", id: "chn_2" } });
    await note({ action: "channel.changed", target: { kind: "channel", id: "chn_1" } });
    expect(await actions("?target=chn_1")).toEqual(["channel.changed", "channel.connected"]);
    expect(await actions("?target=chn_3")).toEqual([]);
  });

  it.each([
    ["?limit=0", "limit"],
    ["?limit=201", "limit"],
    ["?limit=many", "limit"],
    ["?limit=1.5", "limit"],
    ["?cursor=abc", "cursor"],
    ["?cursor=-1", "cursor"],
    ["?cursor=9999999999999999999", "cursor"],
    [`?target=${"x".repeat(61)}`, "target"],
  ])("does not understand %s", async (query, field) =>
    expect(await room.ask(ada, "get", `/audit${query}`)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    }),
  );

  it("is empty where nothing happened, and whole", async () => {
    expect(await trail()).toEqual({ items: [], nextCursor: null });
    expect((await room.ask(ada, "get", "/audit/verdict")).body).toMatchObject({
      intact: true,
      brokenAt: null,
    });
  });

  it("says which entry is the first that does not follow", async () => {
    for (const action of ["a", "b", "c"]) await note({ action });
    const client = await database.owner.connect();
    await client.query("begin; set local session_replication_role = replica");
    await client.query("update audit_logs set action = 'x' where organization_id = $1 and number = 2", [
      acme,
    ]);
    await client.query("commit");
    client.release();
    expect((await room.ask(ada, "get", "/audit/verdict")).body).toEqual({
      intact: false,
      brokenAt: 2,
      checkedAt: expect.stringMatching(/Z$/),
    });
  });
});

describe("whoever reads the trail", () => {
  it.each([
    ["owner", 200],
    ["admin", 200],
    ["supervisor", 200],
    ["agent", 403],
    ["accountant", 403],
    ["viewer", 403],
    ["client", 403],
    ["vendor", 403],
  ] as const)("as %s is answered %i", async (role, status) => {
    const member = await makeMember(database.owner, acme, "Grace", role);
    expect([
      (await room.ask(member, "get", "/audit")).status,
      (await room.ask(member, "get", "/audit/verdict")).status,
    ]).toEqual([status, status]);
  });

  it("is signed in", async () => {
    expect((await room.ask(undefined, "get", "/audit")).status).toBe(401);
    expect((await room.ask(undefined, "get", "/audit/verdict")).status).toBe(401);
  });

  it("reads their own organization's, by no number or target another's", async () => {
    const evil = await makeOrganization(database.owner, "Evil");
    const eve = await makeMember(database.owner, evil, "Eve", "owner");
    await note({ target: { kind: "channel", id: "chn_1" } });
    await note({ actor: eve, action: "hub.spied" }, evil);
    expect([
      await actions("", eve),
      await actions("?target=chn_1", eve),
      await actions("?cursor=99", eve),
    ]).toEqual([["hub.spied"], [], ["hub.spied"]]);
  });
});

it("an entry's id is its own: the same change noted twice is two entries", async () => {
  for (let twice = 0; twice < 2; twice += 1) await note({ target: { kind: "key", id: newId("key") } });
  const { items } = await trail();
  expect(new Set(Array.isArray(items) ? items.map((item) => item.id) : []).size).toBe(2);
});
