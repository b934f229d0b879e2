import { beforeEach, describe, expect, it } from "vitest";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import {
  makeMember,
  makeOrganization,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let ada: Person;
let admin: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  ada = await makeMember(db, acme.id, "Ada", "admin");
  admin = openBrowser(app, ORIGIN);
  await admin.signIn(ada);
});

async function make(permissions: object, more: object = {}) {
  const answer = await admin.request("POST", "/api/keys", { name: "Reports", permissions, ...more });
  expect(answer).toMatchObject({ status: 201 });
  const { id, secret } = Object(answer.body);
  return { id: String(id), secret: String(secret) };
}

/** A program: no cookies, no origin, a key. */
async function call(secret: string, method: string, path: string, body?: object) {
  const answer = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, code: text === "" ? undefined : Object(JSON.parse(text)).code };
}

describe("a key", () => {
  it("does what it was made for, and nothing else its maker may", async () => {
    const { secret } = await make({ "audit.read": "all" });
    expect(await call(secret, "GET", "/api/audit")).toMatchObject({ status: 200 });
    expect(await call(secret, "GET", "/api/members")).toMatchObject({
      status: 403,
      code: "permission_missing",
    });
    expect(await admin.request("GET", "/api/keys")).toMatchObject({
      body: {
        items: [
          { name: "Reports", madeBy: "Ada", prefix: secret.slice(0, 13), lastUsedAt: expect.any(String) },
        ],
      },
    });
  });

  it("is stored nowhere, and shown once", async () => {
    const { secret } = await make({ "audit.read": "all" });
    const { rows } = await db.owner.query("select * from api_keys where organization_id = $1", [acme.id]);
    expect(rows).toHaveLength(1);
    expect(
      JSON.stringify([
        rows,
        (await admin.request("GET", "/api/keys")).body,
        (await admin.request("GET", "/api/audit")).body,
      ]),
    ).not.toContain(secret);
  });

  it("is named in the trail beside its maker for what it did, and the chain stays whole", async () => {
    const { id, secret } = await make({ "role.manage": "all" });
    expect(await call(secret, "POST", "/api/roles", { name: "By program", permissions: {} })).toMatchObject({
      status: 201,
    });
    await admin.request("POST", "/api/roles", { name: "By hand", permissions: {} });
    const { items } = Object((await admin.request("GET", "/api/audit?limit=2")).body);
    expect(items).toMatchObject([
      { action: "role.made", actor: { id: ada.id, name: "Ada", keyId: null }, facts: { name: "By hand" } },
      {
        action: "role.made",
        actor: { id: ada.id, name: "Ada", keyId: id },
        facts: { name: "By program", key: id },
      },
    ]);
    expect(items[0].facts).not.toHaveProperty("key");
    expect(await admin.request("GET", "/api/audit/verdict")).toEqual(
      expect.objectContaining({ body: expect.objectContaining({ intact: true, brokenAt: null }) }),
    );
  });

  it("makes no key that lives longer than itself", async () => {
    const { id, secret } = await make({ "key.manage": "all" }, { expiresInDays: 2 });
    for (const more of [{}, { expiresInDays: 300 }, { expiresInDays: 1 }])
      expect(
        await call(secret, "POST", "/api/keys", { name: "Younger", permissions: {}, ...more }),
      ).toMatchObject({ status: 201 });
    const { rows } = await db.owner.query(
      "select y.expires_at = o.expires_at as same, y.expires_at < o.expires_at as sooner from api_keys y join api_keys o on o.id = $2 where y.organization_id = $1 and y.name = 'Younger' order by y.created_at",
      [acme.id, id],
    );
    expect(rows).toEqual([
      { same: true, sooner: false },
      { same: true, sooner: false },
      { same: false, sooner: true },
    ]);
    const { secret: eternal } = await make({ "key.manage": "all" });
    expect(await call(eternal, "POST", "/api/keys", { name: "Eternal too", permissions: {} })).toMatchObject({
      status: 201,
    });
    expect(await admin.request("GET", "/api/keys")).toMatchObject({
      body: { items: [{ name: "Eternal too", expiresAt: null }, {}, {}, {}, {}, {}] },
    });
  });

  it("cannot hold what its maker does not", async () => {
    expect(
      await admin.request("POST", "/api/keys", {
        name: "Boss",
        permissions: { "organization.manage": "all" },
      }),
    ).toMatchObject({ status: 403, body: { code: "role_above_yours" } });
  });

  it("holds less when its maker does, and ends when they leave", async () => {
    const { secret } = await make({ "audit.read": "all", "member.read": "all" });
    await db.owner.query("update user_roles set role = 'agent' where organization_id = $1 and user_id = $2", [
      acme.id,
      ada.id,
    ]);
    expect(await call(secret, "GET", "/api/audit")).toMatchObject({ status: 403 });
    expect(await call(secret, "GET", "/api/members")).toMatchObject({ status: 200 });
    await db.owner.query("delete from user_roles where organization_id = $1 and user_id = $2", [
      acme.id,
      ada.id,
    ]);
    expect(await call(secret, "GET", "/api/members")).toMatchObject({ status: 401 });
  });

  it("ends when it is revoked or has run out", async () => {
    const revoked = await make({ "audit.read": "all" });
    const old = await make({ "audit.read": "all" }, { expiresInDays: 1 });
    expect(await call(old.secret, "GET", "/api/audit")).toMatchObject({ status: 200 });
    await admin.request("DELETE", `/api/keys/${revoked.id}`);
    await db.owner.query("update api_keys set expires_at = clock_timestamp() where id = $1", [old.id]);
    for (const { secret } of [revoked, old])
      expect(await call(secret, "GET", "/api/audit")).toMatchObject({
        status: 401,
        code: "sign_in_required",
      });
  });

  it("does not touch the person's own account", async () => {
    const { secret } = await make({ "audit.read": "all" });
    expect(await call(secret, "PATCH", "/api/me", { name: "Mallory" })).toMatchObject({
      status: 403,
      code: "session_required",
    });
    expect(await call(secret, "GET", "/api/me/sessions")).toMatchObject({
      status: 403,
      code: "session_required",
    });
  });

  it("that does not work is not saved by a cookie that does; a proxy's password is no key", async () => {
    expect(
      await admin.request("GET", "/api/audit", undefined, {
        authorization: "Bearer parley_00000000000000000000000000000000",
      }),
    ).toMatchObject({ status: 401 });
    expect(
      await admin.request("GET", "/api/audit", undefined, { authorization: "Basic YTpi" }),
    ).toMatchObject({ status: 200 });
    expect(await admin.request("GET", "/api/audit", undefined, { authorization: "Bearer " })).toMatchObject({
      status: 401,
    });
  });
});
