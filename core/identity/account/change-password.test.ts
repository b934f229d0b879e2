import { beforeAll, expect, it } from "vitest";
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
