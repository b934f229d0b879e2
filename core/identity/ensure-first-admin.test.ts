import { expect, it } from "vitest";
import { openBrowser } from "../testing/browser.ts";
import { testDatabase } from "../testing/database.ts";
import { identityApp, identityDeps, ORIGIN } from "../testing/identity-app.ts";
import { ensureFirstAdmin } from "./ensure-first-admin.ts";

const db = await testDatabase();

it("makes one owner of one organization, however many servers start on the empty database, and tells the password once", async () => {
  const made = (
    await Promise.all(Array.from({ length: 3 }, () => ensureFirstAdmin({ database: db })))
  ).filter((admin) => admin !== undefined);
  expect(made).toHaveLength(1);
  const [{ email, password = "" } = { email: "" }] = made;
  expect(password.length).toBeGreaterThanOrEqual(16);

  const page = openBrowser(identityApp(identityDeps(db)), ORIGIN);
  await page.signIn({ email, password });
  expect(await page.request("GET", "/api/me")).toMatchObject({
    body: { role: "owner", organization: { name: "My organization", slug: "my-organization" } },
  });
  expect(
    await ensureFirstAdmin({ database: db }, { email: "second@example.test", password: "another password" }),
  ).toBeUndefined();
  expect((await db.owner.query("select email from users")).rows).toEqual([{ email }]);
});

it("refuses an address nobody could sign in with", async () => {
  await db.owner.query("delete from user_roles; delete from users");
  await expect(ensureFirstAdmin({ database: db }, { email: "admin@localhost" })).rejects.toMatchObject({
    code: "email_malformed",
  });
});
