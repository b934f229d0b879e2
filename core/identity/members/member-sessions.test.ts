import { beforeEach, expect, it } from "vitest";
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
let other: Organization;
let ann: Person;
let olga: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  other = await makeOrganization(db, "Other");
  ann = await makeMember(db, acme.id, "Ann", "agent");
  await db.owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, 'viewer')", [
    other.id,
    ann.id,
  ]);
  olga = await signedIn(app, other.owner);
});

/** A browser of Ann's that works in an organization. */
async function workingIn({ id }: Organization): Promise<Browser> {
  const page = await signedIn(app, ann);
  expect(await page.request("PUT", "/api/me/organization", { organizationId: id })).toMatchObject({
    status: 204,
  });
  return page;
}

const status = async (page: Browser) => (await page.request("GET", "/api/me")).status;

it.each([
  ["another role", () => olga.request("PATCH", `/api/members/${ann.id}`, { role: "agent" })],
  ["a removal", () => olga.request("DELETE", `/api/members/${ann.id}`)],
])("security 23: %s ends the sessions in that organization, and none in another", async (_, change) => {
  const chosen = await workingIn(acme);
  // Without a choice it speaks for the organization joined first.
  const unchosen = await signedIn(app, ann);
  const there = await workingIn(other);
  await change();
  expect([await status(chosen), await status(unchosen), await status(there)]).toEqual([200, 200, 401]);
});
