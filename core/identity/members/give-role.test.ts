import { beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import {
  makeMember,
  makeOrganization,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let ada: Person;
let ann: Person;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  ada = await makeMember(db, acme.id, "Ada", "admin");
  ann = await makeMember(db, acme.id, "Ann", "agent");
});

const as = (person: Person): Promise<Browser> => signedIn(app, person);

const roleOf = async (person: Person) =>
  (
    await db.owner.query<{ role: string }>(
      "select role from user_roles where organization_id = $1 and user_id = $2",
      [acme.id, person.id],
    )
  ).rows[0]?.role;
const actions = async () =>
  (
    await db.owner.query<{ action: string }>(
      "select action from audit_logs where organization_id = $1 and action not like 'session.%' order by number",
      [acme.id],
    )
  ).rows.map(({ action }) => action);

describe("an admin", () => {
  it("gives Ann another role; her rights change at once and her sessions end", async () => {
    const page = await as(ann);
    expect(await page.request("GET", "/api/audit")).toMatchObject({
      status: 403,
      body: { code: "permission_missing", facts: { permission: "audit.read" } },
    });
    expect(
      await (await as(ada)).request("PATCH", `/api/members/${ann.id}`, { role: "supervisor" }),
    ).toMatchObject({ status: 200, body: { role: "supervisor" } });
    expect(await page.request("GET", "/api/me")).toMatchObject({ status: 401 });
    expect(await (await as(ann)).request("GET", "/api/audit")).toMatchObject({ status: 200 });
    expect(await actions()).toEqual(["member.role_changed"]);
  });

  it("makes nobody an owner, and does not touch the one there is", async () => {
    const page = await as(ada);
    for (const [person, role] of [
      [ada, "owner"],
      [ann, "owner"],
      [acme.owner, "agent"],
    ] as const) {
      expect(await page.request("PATCH", `/api/members/${person.id}`, { role })).toMatchObject({
        status: 403,
        body: { code: "role_above_yours" },
      });
    }
    expect(await page.request("DELETE", `/api/members/${acme.owner.id}`)).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
    expect(await roleOf(acme.owner)).toBe("owner");
    expect(await roleOf(ada)).toBe("admin");
  });

  it("cannot reach into another organization", async () => {
    const other = await makeOrganization(db, "Other");
    const stranger = await makeMember(db, other.id, "Sam", "agent");
    const page = await as(ada);
    expect(await page.request("PATCH", `/api/members/${stranger.id}`, { role: "viewer" })).toMatchObject({
      status: 404,
      body: { code: "member_missing" },
    });
    expect(await page.request("DELETE", `/api/members/${stranger.id}`)).toMatchObject({ status: 404 });
  });

  it("removes Ann, who is out at once", async () => {
    const page = await as(ann);
    expect(await (await as(ada)).request("DELETE", `/api/members/${ann.id}`)).toMatchObject({ status: 204 });
    expect(await page.request("GET", "/api/me")).toMatchObject({ status: 401 });
    expect(await actions()).toEqual(["member.removed"]);
  });
});

describe("an agent", () => {
  it("changes nobody", async () => {
    const page = await as(ann);
    expect(await page.request("PATCH", `/api/members/${ann.id}`, { role: "admin" })).toMatchObject({
      status: 403,
      body: { code: "permission_missing" },
    });
    expect(await page.request("DELETE", `/api/members/${ada.id}`)).toMatchObject({
      status: 403,
      body: { code: "permission_missing" },
    });
    expect(await page.request("GET", "/api/members")).toMatchObject({
      status: 200,
      body: { items: [{ name: "Ada" }, { name: "Ann" }, { name: "Olga" }] },
    });
  });
});

describe("the last owner", () => {
  it("stays, until somebody else is one too", async () => {
    const page = await as(acme.owner);
    expect(await page.request("PATCH", `/api/members/${acme.owner.id}`, { role: "agent" })).toMatchObject({
      status: 409,
      body: { code: "last_owner" },
    });
    expect(await page.request("DELETE", `/api/members/${acme.owner.id}`)).toMatchObject({
      status: 409,
      body: { code: "last_owner" },
    });
    await page.request("PATCH", `/api/members/${ada.id}`, { role: "owner" });
    expect(await page.request("DELETE", `/api/members/${acme.owner.id}`)).toMatchObject({ status: 204 });
  });

  it("stays also when two owners remove each other at the same moment", async () => {
    const olga = await as(acme.owner);
    await olga.request("PATCH", `/api/members/${ada.id}`, { role: "owner" });
    const page = await as(ada);
    await Promise.all([
      olga.request("DELETE", `/api/members/${ada.id}`),
      page.request("DELETE", `/api/members/${acme.owner.id}`),
    ]);
    const { rows } = await db.owner.query(
      "select user_id from user_roles where organization_id = $1 and role = 'owner'",
      [acme.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe("a role of one's own making", () => {
  it("gives what it says, no more, and cannot be removed while held", async () => {
    const page = await as(ada);
    const made = await page.request("POST", "/api/roles", {
      name: "Night shift",
      permissions: { "conversation.read": "all", "audit.read": "all" },
    });
    expect(made).toMatchObject({ status: 201, body: { name: "Night shift", builtIn: false } });
    const { id } = Object(made.body);
    await page.request("PATCH", `/api/members/${ann.id}`, { role: "night shift" });
    const anns = await as(ann);
    expect(await anns.request("GET", "/api/me")).toMatchObject({
      body: { role: "Night shift", permissions: { "conversation.read": "all", "audit.read": "all" } },
    });
    expect(await anns.request("GET", "/api/members")).toMatchObject({ status: 403 });
    expect(await page.request("DELETE", `/api/roles/${id}`)).toMatchObject({
      status: 409,
      body: { code: "role_in_use", facts: { holders: 1 } },
    });
    await page.request("PATCH", `/api/roles/${id}`, { permissions: { "conversation.read": "own" } });
    expect(await anns.request("GET", "/api/me")).toMatchObject({
      body: { permissions: { "conversation.read": "own" } },
    });
    expect(await anns.request("GET", "/api/audit")).toMatchObject({ status: 403 });
  });

  it("cannot hold more than its maker does, bear a built-in name, or name what does not exist", async () => {
    const page = await as(ada);
    const make = (name: string, permissions: object) =>
      page.request("POST", "/api/roles", { name, permissions });
    expect(await make("Boss", { "organization.manage": "all" })).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
    expect(await make("Owner", {})).toMatchObject({ status: 409, body: { code: "role_name_taken" } });
    expect(await make("Odd", { "nosuch.thing": "all" })).toMatchObject({
      status: 422,
      body: { code: "request_invalid" },
    });
    expect(await make("Odd", { "audit.read": "everywhere" })).toMatchObject({
      status: 422,
      body: { facts: { part: "body", field: "permissions.audit.read" } },
    });
    await make("Night shift", {});
    expect(await make("NIGHT SHIFT", {})).toMatchObject({ status: 409, body: { code: "role_name_taken" } });
  });
});
