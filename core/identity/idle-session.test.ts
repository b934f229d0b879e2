import { beforeEach, describe, expect, it } from "vitest";
import { openBrowser, type Browser } from "../testing/browser.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization, type Organization } from "../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../testing/identity-app.ts";
import { readActor } from "./index.ts";

const db = await testDatabase();
const deps = { ...identityDeps(db), sessionIdleHours: 2 };
const app = identityApp(deps);

let acme: Organization;
let page: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  page = openBrowser(app, ORIGIN);
  await page.signIn(acme.owner);
});

const seenBefore = (minutes: number) =>
  db.owner.query(
    "update user_sessions set last_seen_at = clock_timestamp() - make_interval(mins => $2) where user_id = $1",
    [acme.owner.id, minutes],
  );
const idleMinutes = async () =>
  (
    await db.owner.query<{ minutes: number }>(
      "select round(extract(epoch from clock_timestamp() - last_seen_at) / 60)::integer as minutes from user_sessions where user_id = $1",
      [acme.owner.id],
    )
  ).rows[0]?.minutes;
const status = async () => (await page.request("GET", "/api/me")).status;

describe("security, missing 4: a session that nobody uses", () => {
  it("ends after the hours that the operator set, long before it expires", async () => {
    await seenBefore(119);
    expect(await status()).toBe(200);
    await seenBefore(121);
    expect(await status()).toBe(401);
  });

  it("begins anew with each request", async () => {
    await seenBefore(119);
    await status();
    expect(await idleMinutes()).toBe(0);
  });

  it("is not kept by a stream that looks whether it still stands", async () => {
    await seenBefore(60);
    expect(await readActor(deps, page.cookie(), "watch")).toMatchObject({ kind: "member" });
    expect(await idleMinutes()).toBe(60);
  });

  it("is no longer listed", async () => {
    const elsewhere = openBrowser(app, ORIGIN);
    await seenBefore(121);
    await elsewhere.signIn(acme.owner);
    const { items } = Object((await elsewhere.request("GET", "/api/me/sessions")).body);
    expect(items).toMatchObject([{ current: true, lastSeenAt: expect.stringMatching(/Z$/) }]);
  });
});
