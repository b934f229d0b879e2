import { expect, it } from "vitest";
import { openBrowser } from "../testing/browser.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../testing/identity-app.ts";
import { setPassword } from "./set-password.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));
const acme = await makeOrganization(db, "Acme");

it("lets Ann in by the new password only, and ends what was open", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "agent");
  const page = openBrowser(app, ORIGIN);
  await page.signIn(ann);
  await setPassword(db, ann.email, "a wholly new one");
  expect(await page.request("GET", "/api/me")).toMatchObject({ status: 401 });
  await expect(openBrowser(app, ORIGIN).signIn(ann)).rejects.toThrow(/sign_in_failed/);
  await expect(
    openBrowser(app, ORIGIN).signIn({ ...ann, password: "a wholly new one" }),
  ).resolves.toBeUndefined();
  expect((await openBrowser(app, ORIGIN).request("GET", "/api/me")).status).toBe(401);
});

it("security 22: ends the account's keys, and says so in every trail of theirs", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "admin");
  const page = openBrowser(app, ORIGIN);
  await page.signIn(ann);
  const { body } = await page.request("POST", "/api/keys", {
    name: "Reports",
    permissions: { "member.read": "all" },
  });
  const authorization = `Bearer ${Object(body).secret}`;
  expect((await app.request("/api/members", { headers: { authorization } })).status).toBe(200);
  await setPassword(db, ann.email, "a wholly new one");
  expect((await app.request("/api/members", { headers: { authorization } })).status).toBe(401);
  const { rows } = await db.owner.query(
    "select action, actor_kind, target_id from audit_logs where organization_id = $1 order by number desc limit 2",
    [acme.id],
  );
  expect(rows).toEqual([
    { action: "key.revoked", actor_kind: "system", target_id: Object(body).id },
    { action: "password.set", actor_kind: "system", target_id: ann.id },
  ]);
});

it("says when there is no such account", async () => {
  await expect(setPassword(db, "nobody@example.test", "a wholly new one")).rejects.toMatchObject({
    code: "user_missing",
  });
});
