import { beforeEach, expect, it } from "vitest";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import {
  makeMember,
  makeOrganization,
  PASSWORD,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let other: Organization;
let ann: Person;
let page: Browser;
let elsewhere: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  other = await makeOrganization(db, "Other");
  ann = await makeMember(db, acme.id, "Ann", "agent");
  await db.owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, 'viewer')", [
    other.id,
    ann.id,
  ]);
  [page, elsewhere] = [openBrowser(app, ORIGIN), openBrowser(app, ORIGIN)];
  for (const browser of [page, elsewhere]) await browser.signIn(ann);
});

/** Where open pages were asked to look whether Ann is still signed in. */
async function toldIn(): Promise<string[]> {
  const { rows } = await db.owner.query<{ organization_id: string }>(
    "select organization_id from outbox where kind = 'member_changed' and payload->>'userId' = $1 order by sequence",
    [ann.id],
  );
  return rows.map((row) => row.organization_id);
}

const endElsewhere = async () => {
  const { items } = Object((await page.request("GET", "/api/me/sessions")).body);
  return page.request(
    "DELETE",
    `/api/me/sessions/${items.find((one: { current: boolean }) => !one.current).id}`,
  );
};

it.each([
  ["signing out", () => elsewhere.request("POST", "/api/auth/sign-out")],
  ["ending a session from another", endElsewhere],
  ["ending all sessions", () => page.request("DELETE", "/api/me/sessions")],
  [
    "a new password",
    () =>
      page.request("PUT", "/api/me/password", {
        currentPassword: PASSWORD,
        newPassword: "staple battery horse",
      }),
  ],
])(
  "%s is told to Ann's open pages in every organization of hers, and leaves the others signed in",
  async (_, end) => {
    expect(await toldIn()).toEqual([]);
    expect(await end()).toMatchObject({ status: 204 });
    expect(await toldIn()).toEqual([acme.id, other.id]);
    expect(await elsewhere.request("GET", "/api/me")).toMatchObject({ status: 401 });
    expect(await page.request("GET", "/api/me")).toMatchObject({ status: 200 });
  },
);

it("ends no session of somebody else's, and tells nobody of it", async () => {
  const owner = openBrowser(app, ORIGIN);
  await owner.signIn(acme.owner);
  const { items } = Object((await page.request("GET", "/api/me/sessions")).body);
  expect(await owner.request("DELETE", `/api/me/sessions/${items[0].id}`)).toMatchObject({
    status: 404,
    body: { code: "session_missing" },
  });
  expect(await openBrowser(app, ORIGIN).request("POST", "/api/auth/sign-out")).toMatchObject({ status: 204 });
  expect(await toldIn()).toEqual([]);
});

it("security, missing 4: ends all of one's other sessions at once, and nobody else's", async () => {
  const owner = openBrowser(app, ORIGIN);
  await owner.signIn(acme.owner);
  const third = openBrowser(app, ORIGIN);
  await third.signIn(ann);
  expect(await page.request("DELETE", "/api/me/sessions")).toMatchObject({ status: 204 });
  const open = await Promise.all(
    [page, elsewhere, third, owner].map(async (browser) => (await browser.request("GET", "/api/me")).status),
  );
  expect(open).toEqual([200, 401, 401, 200]);
});

it("security, missing 4: an admin ends all sessions of a member, of nobody above and of nobody elsewhere", async () => {
  const admin = openBrowser(app, ORIGIN);
  await admin.signIn(await makeMember(db, acme.id, "Ada", "admin"));
  expect(await admin.request("DELETE", `/api/members/${ann.id}/sessions`)).toMatchObject({ status: 204 });
  expect(await page.request("GET", "/api/me")).toMatchObject({ status: 401 });
  expect(await toldIn()).toEqual([acme.id]);
  expect(await admin.request("DELETE", `/api/members/${acme.owner.id}/sessions`)).toMatchObject({
    status: 403,
    body: { code: "role_above_yours" },
  });
  expect(await admin.request("DELETE", `/api/members/${other.owner.id}/sessions`)).toMatchObject({
    status: 404,
  });
  const { items } = Object((await admin.request("GET", "/api/audit?limit=1")).body);
  expect(items).toMatchObject([{ action: "member.sessions_ended", target: { id: ann.id } }]);
});
