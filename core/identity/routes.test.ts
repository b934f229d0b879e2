import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { identityDeps } from "../testing/identity-app.ts";
import { openRoom } from "../testing/room.ts";
import { BUILT_IN_ROLES, type BuiltInRole } from "./index.ts";
import { identityEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom(identityDeps(database), identityEndpoints);

let acme: OrganizationId;
let olga: MemberActor;
let ada: MemberActor;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  olga = await makeMember(database.owner, acme, "Olga", "owner");
  ada = await makeMember(database.owner, acme, "Ada", "admin");
  grace = await makeMember(database.owner, acme, "grace", "agent");
});

const makeEve = async () =>
  makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve", "owner");
const items = async (path: string, who = ada) => {
  const { body } = await room.ask(who, "get", path);
  return Array.isArray(body["items"]) ? body["items"] : [body["code"]];
};
const trail = async () =>
  (
    await database.owner.query<{ action: string; facts: unknown }>(
      "select action, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    )
  ).rows;
const told = async () =>
  (
    await database.owner.query<{ who: string }>(
      "select payload->>'userId' as who from outbox where organization_id = $1 and kind = 'member_changed' order by sequence",
      [acme],
    )
  ).rows.map(({ who }) => who);
const refusal = (field: string): unknown =>
  expect.objectContaining({
    status: 422,
    body: expect.objectContaining({ code: "request_invalid", facts: { part: "body", field } }),
  });

describe("the members", () => {
  it("are listed by name, whatever its case, with where they are and since when", async () => {
    const shop = await makeChannel(database.owner, acme);
    await database.owner.query("update user_roles set team = 'night', channel_ids = $2 where user_id = $1", [
      grace.userId,
      [shop],
    ]);
    expect(await items("/members")).toEqual([
      {
        id: ada.userId,
        name: "Ada",
        email: ada.email,
        role: "admin",
        team: null,
        channelIds: [],
        joinedAt: expect.stringMatching(/Z$/),
      },
      {
        id: grace.userId,
        name: "grace",
        email: grace.email,
        role: "agent",
        team: "night",
        channelIds: [shop],
        joinedAt: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({ id: olga.userId, role: "owner" }),
    ]);
  });

  it.each([
    ["owner", true],
    ["admin", true],
    ["supervisor", true],
    ["agent", true],
    ["accountant", true],
    ["viewer", true],
    ["client", false],
    ["vendor", false],
  ] as const)("are shown to somebody who is %s: %s", async (role, shown) => {
    const reader = await makeMember(database.owner, acme, "Reader", role);
    expect((await room.ask(reader, "get", "/members")).status).toBe(shown ? 200 : 403);
  });

  it("are nobody of another organization, not even by their ids", async () => {
    const eve = await makeEve();
    expect(await items("/members", eve)).toMatchObject([{ name: "Eve" }]);
    expect([
      await room.ask(eve, "patch", `/members/${ada.userId}`, { role: "viewer" }),
      await room.ask(eve, "patch", `/members/${ada.userId}`, { team: "night" }),
      await room.ask(eve, "delete", `/members/${ada.userId}`),
    ]).toMatchObject([1, 2, 3].map(() => ({ status: 404, body: { code: "member_missing" } })));
  });
});

describe("a change of a member", () => {
  const change = (body: object, who = ada, member = grace) =>
    room.ask(who, "patch", `/members/${member.userId}`, body);

  it("changes what it names, at once, told of and written in the trail", async () => {
    const shop = await makeChannel(database.owner, acme);
    expect(await change({ role: "supervisor", team: " night ", channelIds: [shop, shop] })).toMatchObject({
      status: 200,
      body: { role: "supervisor", team: "night", channelIds: [shop] },
    });
    expect(await change({ team: null })).toMatchObject({
      body: { role: "supervisor", team: null, channelIds: [shop] },
    });
    expect(await trail()).toEqual([
      { action: "member.role_changed", facts: { from: "agent", to: "supervisor" } },
      { action: "member.placed", facts: { team: "night", channelIds: [shop] } },
      { action: "member.placed", facts: { team: null, channelIds: [shop] } },
    ]);
    expect(await told()).toEqual([grace.userId, grace.userId, grace.userId]);
  });

  it.each([[{}], [{ role: "agent" }]])("that changes nothing is no news: %j", async (body) => {
    expect((await change(body)).status).toBe(200);
    expect([await trail(), await told()]).toEqual([[], []]);
  });

  it.each([
    [{ role: "" }, "role"],
    [{ role: 7 }, "role"],
    [{ team: "" }, "team"],
    [{ team: "x".repeat(61) }, "team"],
    [{ channelIds: "all" }, "channelIds"],
    [{ channelIds: Array(201).fill(newId("chn")) }, "channelIds"],
  ])("is not understood when it is %j", async (body, field) =>
    expect(await change(body)).toEqual(refusal(field)),
  );

  it.each([
    [{ role: "boss" }, "role_unknown"],
    [{ channelIds: ["cnv_1"] }, "id_malformed"],
  ])("names things there are: not %j", async (body, code) => {
    expect(await change(body)).toMatchObject({ status: 422, body: { code } });
    expect(await items("/members")).toMatchObject([{}, { role: "agent", channelIds: [] }, {}]);
  });

  it.each(["supervisor", "agent", "accountant", "viewer", "client", "vendor"] as const)(
    "is not made by somebody who is %s",
    async (role) => {
      const member = await makeMember(database.owner, acme, "Somebody", role);
      for (const answer of [
        await change({ role: "viewer" }, member),
        await change({ team: "night" }, member),
        await room.ask(member, "delete", `/members/${grace.userId}`),
      ])
        expect(answer).toMatchObject({
          status: 403,
          body: { code: "permission_missing", facts: { permission: "member.manage" } },
        });
    },
  );

  it("is not made of an owner by an admin", async () => {
    for (const answer of [
      await change({ role: "admin" }, ada, olga),
      await change({ role: "owner" }),
      await room.ask(ada, "delete", `/members/${olga.userId}`),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: "role_above_yours" } });
  });

  it("takes nobody's last owner away", async () => {
    for (const answer of [
      await change({ role: "admin" }, olga, olga),
      await room.ask(olga, "delete", `/members/${olga.userId}`),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: "last_owner" } });
    await change({ role: "owner" }, olga, ada);
    expect((await change({ role: "admin" }, olga, olga)).status).toBe(200);
  });
});

describe("a member who is removed", () => {
  it("is out, named in the trail, and not removed twice", async () => {
    const remove = () => room.ask(ada, "delete", `/members/${grace.userId}`);
    expect((await remove()).status).toBe(204);
    expect(await items("/members")).toMatchObject([{ name: "Ada" }, { name: "Olga" }]);
    expect([await trail(), await told()]).toEqual([
      [{ action: "member.removed", facts: { name: "grace", role: "agent" } }],
      [grace.userId],
    ]);
    expect(await remove()).toMatchObject({ status: 404, body: { code: "member_missing" } });
  });

  it("may be oneself", async () => {
    expect((await room.ask(ada, "delete", `/members/${ada.userId}`)).status).toBe(204);
  });
});

describe("the roles", () => {
  const make = (name: string, permissions: object = {}, who = ada) =>
    room.ask(who, "post", "/roles", { name, permissions });

  it("are the built-in ones, which nobody changes, and those of one's own by name", async () => {
    for (const name of ["Zoo", "attic"]) expect((await make(name)).status).toBe(201);
    expect((await items("/roles")).map(({ name, builtIn, id }) => [name, builtIn, id === null])).toEqual([
      ...Object.keys(BUILT_IN_ROLES).map((name) => [name, true, true]),
      ["attic", false, false],
      ["Zoo", false, false],
    ]);
    expect(await items("/roles", await makeEve())).toHaveLength(Object.keys(BUILT_IN_ROLES).length);
  });

  it.each(Object.entries(BUILT_IN_ROLES))("tell what %s may do", async (name, permissions) => {
    expect((await items("/roles")).find((role) => role.name === name)).toMatchObject({ permissions });
  });

  it("are changed by what a change names", async () => {
    const { id } = (await make("Night", { "contact.read": "all" })).body;
    const change = (body: object) => room.ask(ada, "patch", `/roles/${String(id)}`, body);
    expect((await change({ name: " Day " })).body).toEqual({
      id,
      name: "Day",
      builtIn: false,
      permissions: { "contact.read": "all" },
    });
    expect((await change({ permissions: { "member.read": "all" } })).body).toMatchObject({
      name: "Day",
      permissions: { "member.read": "all" },
    });
    expect((await change({})).body).toMatchObject({ name: "Day", permissions: { "member.read": "all" } });
    expect((await trail()).slice(0, 2)).toEqual([
      { action: "role.made", facts: { name: "Night", permissions: ["contact.read: all"] } },
      { action: "role.changed", facts: { name: "Day", permissions: ["contact.read: all"] } },
    ]);
  });

  it.each([
    [{ name: "", permissions: {} }, "name"],
    [{ name: " ", permissions: {} }, "name"],
    [{ name: "x".repeat(61), permissions: {} }, "name"],
    [{ permissions: {} }, "name"],
    [{ name: "Night" }, "permissions"],
    [{ name: "Night", permissions: { "contact.read": "some" } }, "permissions.contact.read"],
    [{ name: "Night", permissions: { "member.read": "own" } }, "permissions.member.read"],
  ])("are not made of %j", async (draft, field) =>
    expect(await room.ask(ada, "post", "/roles", draft)).toEqual(refusal(field)),
  );

  it.each(["owner", "Admin", "AGENT", " viewer "])("of one's own are not called %j", async (name) =>
    expect(await make(name)).toMatchObject({ status: 409, body: { code: "role_name_taken" } }),
  );

  it("have a name each, whatever the case, though two are made at once", async () => {
    const answers = await Promise.all([make("Night"), make("night"), make("NIGHT")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  it("hold no more than whoever makes or changes them does", async () => {
    const lead: MemberActor = {
      ...grace,
      permissions: { "role.manage": "all", "conversation.read": "team", "member.read": "all" },
      team: "night",
    };
    const above = { status: 403, body: { code: "role_above_yours" } };
    expect(await make("A", { "conversation.read": "all" }, lead)).toMatchObject(above);
    expect(await make("B", { "contact.read": "own" }, lead)).toMatchObject(above);
    expect(await make("C", { "conversation.read": "own" }, lead)).toMatchObject({ status: 201 });
    const { id } = (await make("D", { "audit.read": "all" })).body;
    expect(await room.ask(lead, "patch", `/roles/${String(id)}`, { name: "E" })).toMatchObject(above);
    expect(await room.ask(lead, "delete", `/roles/${String(id)}`)).toMatchObject(above);
  });

  it("go when nobody holds them, once, with a word in the trail", async () => {
    const { id } = (await make("Night")).body;
    await room.ask(ada, "patch", `/members/${grace.userId}`, { role: "Night" });
    expect(await room.ask(ada, "delete", `/roles/${String(id)}`)).toMatchObject({
      status: 409,
      body: { code: "role_in_use", message: "1 member has this role. Give them another role first." },
    });
    await room.ask(ada, "patch", `/members/${grace.userId}`, { role: "agent" });
    expect((await room.ask(ada, "delete", `/roles/${String(id)}`)).status).toBe(204);
    expect((await room.ask(ada, "delete", `/roles/${String(id)}`)).status).toBe(404);
    expect((await trail()).at(-1)).toEqual({ action: "role.deleted", facts: { name: "Night" } });
  });

  it("are another organization's to nobody", async () => {
    const { id } = (await make("Night")).body;
    const eve = await makeEve();
    for (const [method, body] of [["patch", { name: "Mine" }], ["delete"]] as const)
      expect(await room.ask(eve, method, `/roles/${String(id)}`, body)).toMatchObject({
        status: 404,
        body: { code: "role_missing" },
      });
    expect((await make("Night", {}, eve)).status).toBe(201);
  });
});

describe("invitations", () => {
  const invite = (email: string, role = "agent", who = ada) =>
    room.ask(who, "post", "/invitations", { email, role });

  it("are listed newest first, each with its own link while it waits", async () => {
    for (const email of ["one@example.test", "two@example.test"]) await invite(email);
    expect(await items("/invitations")).toMatchObject([
      {
        email: "two@example.test",
        role: "agent",
        status: "pending",
        link: expect.stringContaining("token="),
      },
      { email: "one@example.test", status: "pending", link: expect.stringContaining("token=") },
    ]);
    const links = (await items("/invitations")).map(({ link }) => link);
    expect(new Set(links).size).toBe(2);
  });

  it("wait for a week", async () => {
    const { expiresAt } = (await invite("nia@example.test")).body;
    const days = (Date.parse(String(expiresAt)) - Date.now()) / 86_400_000;
    expect(Math.round(days * 100) / 100).toBe(7);
  });

  it("are to an address, however it is written", async () => {
    expect((await invite("Nia@Example.TEST")).body).toMatchObject({ email: "nia@example.test" });
    expect(await invite(grace.email.toUpperCase())).toMatchObject({
      status: 409,
      body: { code: "already_member", facts: { field: "email" } },
    });
  });

  it.each([
    [{ role: "agent" }, "email"],
    [{ email: "nobody", role: "agent" }, "email"],
    [{ email: "a@b", role: "agent" }, "email"],
    [{ email: "nia@example.test" }, "role"],
    [{ email: "nia@example.test", role: "" }, "role"],
  ])("are not made of %j", async (draft, field) =>
    expect(await room.ask(ada, "post", "/invitations", draft)).toEqual(refusal(field)),
  );

  it("are to a role there is, no higher than one's own", async () => {
    expect(await invite("nia@example.test", "boss")).toMatchObject({
      status: 422,
      body: { code: "role_unknown" },
    });
    expect(await invite("nia@example.test", "owner")).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
    expect((await invite("nia@example.test", "owner", olga)).status).toBe(201);
    expect(await items("/invitations")).toMatchObject([{ role: "owner", link: null }]);
    expect(await items("/invitations", olga)).toMatchObject([{ link: expect.stringContaining("token=") }]);
  });

  it("to one address are one: the newer takes the older's place", async () => {
    await invite("nia@example.test");
    await invite("nia@example.test", "viewer");
    expect(await items("/invitations")).toMatchObject([
      { role: "viewer", status: "pending" },
      { role: "agent", status: "withdrawn", link: null },
    ]);
  });

  it("are withdrawn once, with a word in the trail", async () => {
    const { id } = (await invite("nia@example.test")).body;
    const withdraw = (who = ada) => room.ask(who, "delete", `/invitations/${String(id)}`);
    expect((await withdraw(await makeEve())).status).toBe(404);
    expect((await withdraw()).status).toBe(204);
    expect(await withdraw()).toMatchObject({ status: 404, body: { code: "invitation_missing" } });
    expect(await trail()).toEqual([
      { action: "invitation.made", facts: { email: "nia@example.test", role: "agent" } },
      { action: "invitation.withdrawn", facts: { email: "nia@example.test" } },
    ]);
  });

  it("say to a stranger with the link what it leads to, and to one without it nothing", async () => {
    const { id, link } = (await invite("nia@example.test", "viewer")).body;
    const token = new URL(String(link)).searchParams.get("token") ?? "";
    const look = (invitation: unknown, with_: string) =>
      room.ask(undefined, "get", `/invitations/${String(invitation)}/preview?token=${with_}`);
    expect(await look(id, token)).toEqual({
      status: 200,
      body: { organizationName: "Acme", email: "nia@example.test", role: "viewer" },
    });
    for (const answer of [await look(id, "x".repeat(43)), await look(newId("inv"), token)])
      expect(answer).toMatchObject({ status: 404, body: { code: "invitation_missing" } });
    expect((await look(id, "short")).status).toBe(422);
  });
});

describe("keys for programs", () => {
  const make = (body: object, who = ada) => room.ask(who, "post", "/keys", body);
  const reports = { name: "Reports", permissions: { "audit.read": "all" } };

  it("are listed newest first, without their secret", async () => {
    const { secret } = (await make(reports)).body;
    await make({ ...reports, name: "Import", expiresInDays: 1 });
    const listed = await items("/keys");
    expect(listed).toMatchObject([
      { name: "Import", expiresAt: expect.stringMatching(/Z$/), lastUsedAt: null },
      {
        name: "Reports",
        permissions: { "audit.read": "all" },
        madeBy: "Ada",
        madeWith: null,
        expiresAt: null,
      },
    ]);
    expect(JSON.stringify(listed)).not.toContain(String(secret));
    expect(String(secret).startsWith(String(listed[1].prefix))).toBe(true);
  });

  it.each([
    [{ permissions: {} }, "name"],
    [{ name: " ", permissions: {} }, "name"],
    [{ name: "x".repeat(61), permissions: {} }, "name"],
    [{ name: "Reports" }, "permissions"],
    [{ ...reports, expiresInDays: 0 }, "expiresInDays"],
    [{ ...reports, expiresInDays: 1.5 }, "expiresInDays"],
    [{ ...reports, expiresInDays: 3651 }, "expiresInDays"],
  ])("are not made of %j", async (draft, field) => expect(await make(draft)).toEqual(refusal(field)));

  it("are made by admins, within what those may do", async () => {
    expect(await make({ name: "Own", permissions: { "organization.manage": "all" } })).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
    expect((await make({ name: "Own", permissions: { "organization.manage": "all" } }, olga)).status).toBe(
      201,
    );
    expect((await make(reports, grace)).status).toBe(403);
  });

  it("are revoked once, and gone from the list", async () => {
    const { id } = (await make(reports)).body;
    const revoke = (who = ada) => room.ask(who, "delete", `/keys/${String(id)}`);
    expect((await revoke(await makeEve())).status).toBe(404);
    expect((await revoke()).status).toBe(204);
    expect(await revoke()).toMatchObject({ status: 404, body: { code: "key_missing" } });
    expect(await items("/keys")).toEqual([]);
    expect((await trail()).map(({ action }) => action)).toEqual(["key.made", "key.revoked"]);
  });
});

describe("one's own account", () => {
  it("is who one is, where, and what one may do there", async () => {
    const other = await makeOrganization(database.owner, "Other");
    await database.owner.query(
      "insert into user_roles (organization_id, user_id, role) values ($1, $2, 'viewer')",
      [other, grace.userId],
    );
    expect((await room.ask(grace, "get", "/me")).body).toEqual({
      user: { id: grace.userId, name: "grace", email: grace.email },
      organization: { id: acme, name: "Acme", slug: acme.slice(4) },
      organizations: [
        { id: acme, name: "Acme", role: "agent" },
        { id: other, name: "Other", role: "viewer" },
      ],
      role: "agent",
      permissions: BUILT_IN_ROLES.agent,
    });
  });

  it.each(["owner", "client", "vendor", "accountant"] satisfies BuiltInRole[])(
    "is also that of somebody who is %s",
    async (role) => {
      const member = await makeMember(database.owner, acme, "Somebody", role);
      expect(await room.ask(member, "get", "/me")).toMatchObject({ status: 200, body: { role } });
      expect((await room.ask(member, "patch", "/me", { name: "Else" })).status).toBe(200);
    },
  );

  it("has a name that colleagues see changed at once", async () => {
    expect((await room.ask(grace, "patch", "/me", { name: "  Grace H.  " })).body).toMatchObject({
      user: { name: "Grace H." },
    });
    expect(await items("/members")).toMatchObject([{}, { name: "Grace H." }, {}]);
    expect(await told()).toEqual([grace.userId]);
    expect((await room.ask(grace, "patch", "/me", { name: "a\u0000b" })).body).toMatchObject({
      user: { name: "a\uFFFDb" },
    });
  });

  it.each([[{ name: "" }], [{ name: "  " }], [{ name: "x".repeat(101) }], [{ name: null }]])(
    "is not renamed to %j",
    async (body) => {
      expect(await room.ask(grace, "patch", "/me", body)).toEqual(refusal("name"));
      expect(await told()).toEqual([]);
    },
  );

  it("is nobody's who is not signed in", async () => {
    for (const [method, path] of [
      ["get", "/me"],
      ["patch", "/me"],
      ["put", "/me/organization"],
      ["put", "/me/password"],
      ["get", "/me/sessions"],
      ["delete", "/me/sessions/ses_1"],
    ] as const)
      expect(await room.ask(undefined, method, path, method === "get" ? undefined : {})).toMatchObject({
        status: 401,
        body: { code: "sign_in_required" },
      });
  });

  it("works in an organization one belongs to, and in no other", async () => {
    const eve = await makeEve();
    for (const organizationId of [eve.organizationId, newId("org"), ""])
      expect(await room.ask(grace, "put", "/me/organization", { organizationId })).toMatchObject({
        status: 404,
        body: { code: "organization_missing" },
      });
  });

  it("shows where one is signed in, the newest first, and which of those is here", async () => {
    const signIn = async (token: string, since: string, id = newId("ses"), expires = "1 day") => {
      await database.owner.query(
        `insert into user_sessions (id, user_id, token, ip_address, user_agent, created_at, expires_at)
         values ($1, $2, $3, '192.0.2.7', 'Firefox', $4, clock_timestamp() + $5::interval)`,
        [id, grace.userId, `${id}${token}`, since, expires],
      );
      return id;
    };
    const old = await signIn("a", "2026-01-01T00:00:00Z");
    await signIn("b", "2026-01-02T00:00:00Z", grace.sessionId);
    await signIn("c", "2026-01-03T00:00:00Z", newId("ses"), "-1 second");
    expect(await items("/me/sessions", grace)).toEqual([
      {
        id: grace.sessionId,
        current: true,
        ip: "192.0.2.7",
        userAgent: "Firefox",
        createdAt: "2026-01-02T00:00:00.000Z",
        expiresAt: expect.stringMatching(/Z$/),
        lastSeenAt: expect.stringMatching(/Z$/),
      },
      expect.objectContaining({ id: old, current: false }),
    ]);
    expect(await items("/me/sessions", ada)).toEqual([]);
    expect((await room.ask(ada, "delete", `/me/sessions/${old}`)).status).toBe(404);
    expect((await room.ask(grace, "delete", `/me/sessions/${old}`)).status).toBe(204);
    expect(await items("/me/sessions", grace)).toMatchObject([{ id: grace.sessionId }]);
  });
});
