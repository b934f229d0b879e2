import { beforeAll, expect, it } from "vitest";
import { hashToken, randomToken } from "../../kernel/crypto.ts";
import { newId } from "../../kernel/ids.ts";
import { openBrowser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeMember, makeOrganization, PASSWORD, type Organization } from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;

beforeAll(async () => {
  acme = await makeOrganization(db, "Acme");
});

async function memberSignedIn(name: string) {
  const person = await makeMember(db, acme.id, name, "agent");
  return { person, page: await signedIn(app, person) };
}

it("ends every other session of Ann's, and the old password", async () => {
  const { person, page } = await memberSignedIn("Ann");
  const elsewhere = await signedIn(app, person);
  const change = { currentPassword: PASSWORD, newPassword: "staple battery horse" };
  expect(await page.request("PUT", "/api/me/password", change)).toMatchObject({ status: 204 });
  expect(await page.request("GET", "/api/me")).toMatchObject({ status: 200 });
  expect(await elsewhere.request("GET", "/api/me")).toMatchObject({ status: 401 });
  await expect(openBrowser(app, ORIGIN).signIn(person)).rejects.toThrow(/sign_in_failed/);
  await expect(
    openBrowser(app, ORIGIN).signIn({ ...person, password: change.newPassword }),
  ).resolves.toBeUndefined();
});

/** A key of somebody's in an organization of theirs, and whether it still works. */
async function keyIn(organizationId: string, userId: string) {
  const secret = `parley_${randomToken()}`;
  await db.owner.query(
    `insert into api_keys (organization_id, id, name, prefix, key_hash, permissions, created_by)
     values ($1, $2, 'Reports', 'parley_abcdef', $3, '{"member.read": "all"}', $4)`,
    [organizationId, newId("key"), hashToken(secret), userId],
  );
  const opens = async () =>
    (await app.request("/api/members", { headers: { authorization: `Bearer ${secret}` } })).status === 200;
  return { opens };
}

it("security 22: a new password ends the account's keys in every organization, with a word in each trail", async () => {
  const { person, page } = await memberSignedIn("Eve");
  const other = await makeOrganization(db, "Other");
  await db.owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, 'viewer')", [
    other.id,
    person.id,
  ]);
  const keys = [await keyIn(acme.id, person.id), await keyIn(other.id, person.id)];
  const colleagues = await keyIn(acme.id, acme.owner.id);
  await page.request("PUT", "/api/me/password", {
    currentPassword: PASSWORD,
    newPassword: "staple battery horse",
  });
  expect(await Promise.all(keys.map(({ opens }) => opens()))).toEqual([false, false]);
  expect(await colleagues.opens()).toBe(true);
  for (const { id } of [acme, other]) {
    const { rows } = await db.owner.query(
      "select action, actor_id, facts ->> 'name' as name from audit_logs where organization_id = $1 and actor_id = $2 order by number desc limit 2",
      [id, person.id],
    );
    expect(rows).toEqual([
      { action: "key.revoked", actor_id: person.id, name: "Reports" },
      { action: "password.changed", actor_id: person.id, name: null },
    ]);
  }
});

it("security 22: keys stay where somebody says that they should", async () => {
  const { person, page } = await memberSignedIn("Fay");
  const key = await keyIn(acme.id, person.id);
  const change = { currentPassword: PASSWORD, newPassword: "staple battery horse", keepKeys: true };
  expect(await page.request("PUT", "/api/me/password", change)).toMatchObject({ status: 204 });
  expect(await key.opens()).toBe(true);
});

it("wants the old password, and a new one of some length", async () => {
  const { page } = await memberSignedIn("Bea");
  expect(
    await page.request("PUT", "/api/me/password", {
      currentPassword: "guessed wrong",
      newPassword: "staple battery horse",
    }),
  ).toMatchObject({ status: 403, body: { code: "password_wrong" } });
  expect(
    await page.request("PUT", "/api/me/password", { currentPassword: PASSWORD, newPassword: "short" }),
  ).toMatchObject({ status: 422, body: { code: "password_too_short" } });
});

it("lets Cid see and end his own sessions only", async () => {
  const { person, page } = await memberSignedIn("Cid");
  const elsewhere = await signedIn(app, person);
  const listed = await page.request("GET", "/api/me/sessions");
  const sessions: { id: string; current: boolean }[] = Object(listed.body).items;
  expect(sessions.map(({ current }) => current)).toEqual([false, true]);
  const { page: dan } = await memberSignedIn("Dan");
  expect(await dan.request("DELETE", `/api/me/sessions/${sessions[0]?.id}`)).toMatchObject({
    status: 404,
    body: { code: "session_missing" },
  });
  expect(await page.request("DELETE", `/api/me/sessions/${sessions[0]?.id}`)).toMatchObject({ status: 204 });
  expect(await elsewhere.request("GET", "/api/me")).toMatchObject({ status: 401 });
});
