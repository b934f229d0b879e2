import { beforeEach, expect, it } from "vitest";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeMember, makeOrganization, type Organization, type Person } from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let owner: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  owner = await as(acme.owner);
});

async function as(person: Person): Promise<Browser> {
  const browser = openBrowser(app, ORIGIN);
  await browser.signIn(person);
  return browser;
}

it.each(["audit.read", "key.manage", "member.manage", "channel.manage", "invitation.manage"])("a role, and a key, hold %s for all or not at all, and the roles page can know it", async (permission) => {
  const name = `Narrow ${permission}`;
  const refusal = { status: 422, body: { code: "request_invalid", message: expect.stringContaining(permission), facts: { field: `permissions.${permission}` } } };
  for (const scope of ["own", "team", "channel"]) {
    expect(await owner.request("POST", "/api/roles", { name, permissions: { [permission]: scope } })).toMatchObject(refusal);
    expect(await owner.request("POST", "/api/keys", { name, permissions: { [permission]: scope } })).toMatchObject(refusal);
  }
  expect(await owner.request("POST", "/api/roles", { name, permissions: { [permission]: "all", "conversation.read": "channel" } })).toMatchObject({ status: 201 });
  expect(await owner.request("GET", "/api/roles")).toMatchObject({ body: { scopes: { [permission]: ["all"], "conversation.read": ["own", "team", "channel", "all"] } } });
});

it("a role kept from before with such a scope opens no door", async () => {
  const { id } = Object((await owner.request("POST", "/api/roles", { name: "Old", permissions: {} })).body);
  await db.owner.query("update roles set permissions = $2 where id = $1", [id, { "audit.read": "own", "member.manage": "team", "key.manage": "channel", "conversation.read": "own" }]);
  const nan = await makeMember(db, acme.id, "Nan", "viewer");
  await owner.request("PATCH", `/api/members/${nan.id}`, { role: "Old" });
  const page = await as(nan);
  expect(await page.request("GET", "/api/me")).toMatchObject({ body: { permissions: { "conversation.read": "own" } } });
  for (const [method, path] of [["GET", "/api/audit"], ["GET", "/api/keys"], ["DELETE", `/api/members/${acme.owner.id}`]] as const) {
    expect(await page.request(method, path)).toMatchObject({ status: 403, body: { code: "permission_missing" } });
  }
});
