import { beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "../../kernel/crypto.ts";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import {
  makeMember,
  makeOrganization,
  makePerson,
  PASSWORD,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));
const browser = () => openBrowser(app, ORIGIN);

let acme: Organization;
let ann: Person;

beforeAll(async () => {
  acme = await makeOrganization(db, "Acme");
  ann = await makeMember(db, acme.id, "Ann", "agent");
});

describe("signing in", () => {
  it("tells Ann who she is and what she may do", async () => {
    const page = browser();
    await page.signIn(ann);
    const me = await page.request("GET", "/api/me");
    expect(me).toMatchObject({
      status: 200,
      body: {
        user: { id: ann.id, email: ann.email },
        organization: { id: acme.id, name: "Acme" },
        role: "agent",
      },
    });
    expect(me.body).toHaveProperty(["permissions", "conversation.reply"], "all");
    expect(me.body).not.toHaveProperty(["permissions", "member.manage"]);
  });

  it("asks a stranger to sign in", async () => {
    expect(await browser().request("GET", "/api/me")).toMatchObject({
      status: 401,
      body: { code: "sign_in_required" },
    });
  });

  it("answers a wrong password and an unknown account alike", async () => {
    const wrong = await browser().request("POST", "/api/auth/sign-in/email", {
      email: ann.email,
      password: "not her password",
    });
    const unknown = await browser().request("POST", "/api/auth/sign-in/email", {
      email: "nobody@example.test",
      password: "not her password",
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: "sign_in_failed" } });
    expect(unknown.body).toEqual(wrong.body);
    await expect
      .poll(
        async () =>
          (
            await db.owner.query(
              "select from audit_logs where target_id = $1 and action = 'session.refused'",
              [ann.id],
            )
          ).rowCount,
      )
      .toBe(1);
  });

  it("does not take another's word for the cookie", async () => {
    const page = browser();
    await page.signIn(ann);
    const forged = page.cookie().replace(/\.[^.;]*(?=;|$)/, `.${"A".repeat(43)}%3D`);
    expect(await browser().request("GET", "/api/me", undefined, { cookie: forged })).toMatchObject({
      status: 401,
    });
  });

  it("stores no token anybody could sign in with", async () => {
    const page = browser();
    await page.signIn(ann);
    const token = decodeURIComponent(page.cookie().split("=")[1] ?? "").split(".")[0] ?? "";
    expect(token.length).toBeGreaterThan(20);
    const { rows } = await db.owner.query("select token from user_sessions where token = any($1)", [
      [token, hashToken(token)],
    ]);
    expect(rows).toEqual([{ token: hashToken(token) }]);
  });

  it("keeps the cookie from scripts and other sites", async () => {
    const answer = await browser().request("POST", "/api/auth/sign-in/email", {
      email: ann.email,
      password: PASSWORD,
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(answer.headers.getSetCookie()[0]).not.toMatch(/Secure|Domain/i);
  });

  it("pages 29: lets a page know that there may be one, until it is signed out", async () => {
    const page = browser();
    await page.signIn(ann);
    expect(page.cookie()).toContain("parley.signed_in=1");
    await page.request("POST", "/api/auth/sign-out");
    expect(page.cookie()).not.toContain("signed_in");
  });

  it("is not ended by another site's form, which brings no cookie and gets none to put in its place", async () => {
    const answer = await app.request("/api/auth/sign-out", {
      method: "POST",
      headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([204, []]);
  });

  it("ends with signing out, for a copy of the cookie too", async () => {
    const page = browser();
    await page.signIn(ann);
    const copy = page.cookie();
    expect(await page.request("POST", "/api/auth/sign-out")).toMatchObject({ status: 204 });
    expect(page.cookie()).not.toContain("session_token");
    expect(await browser().request("GET", "/api/me", undefined, { cookie: copy })).toMatchObject({
      status: 401,
    });
  });

  it("tells somebody who was removed everywhere what to do, and leaves no session behind", async () => {
    const eve = await makePerson(db, "Eve");
    const answer = await browser().request("POST", "/api/auth/sign-in/email", eve);
    expect(answer).toMatchObject({ status: 403, body: { code: "organization_none" } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await db.owner.query("select from user_sessions where user_id = $1", [eve.id])).rowCount).toBe(0);
  });

  it("has no sign-up without an invitation", async () => {
    const answer = await browser().request("POST", "/api/auth/sign-up/email", {
      email: "eve@example.test",
      password: PASSWORD,
      name: "Eve",
    });
    expect(answer).toMatchObject({ status: 403, body: { code: "invitation_required" } });
  });
});

describe("guessing", () => {
  it("is stopped after ten tries on one account, however parallel, and even with the right password", async () => {
    const bob = await makeMember(db, acme.id, "Bob", "agent");
    const guess = (password: string) =>
      browser().request("POST", "/api/auth/sign-in/email", { email: bob.email, password });
    const guesses = await Promise.all(Array.from({ length: 16 }, (_, at) => guess(`guess number ${at}`)));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(6);
    const right = await guess(PASSWORD);
    expect(right).toMatchObject({ status: 429, body: { code: "too_many_tries" } });
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  const at = (ip: string) => ({ "x-forwarded-for": ip });
  const tryAt = (page: Browser, ip: string, { email }: Person, password: string) =>
    page.request("POST", "/api/auth/sign-in/email", { email, password }, at(ip));

  it("security 14: from one address locks the account's owner out at no other", async () => {
    const dan = await makeMember(db, acme.id, "Dan", "agent");
    for (let n = 0; n < 11; n += 1) await tryAt(browser(), "198.51.100.1", dan, `guess number ${n}`);
    expect(await tryAt(browser(), "198.51.100.1", dan, PASSWORD)).toMatchObject({ status: 429 });
    expect(await tryAt(browser(), "198.51.100.2", dan, PASSWORD)).toMatchObject({ status: 204 });
  });

  it("security 14: from many addresses is stopped too, but not for a browser that has signed in before", async () => {
    const eli = await makeMember(db, acme.id, "Eli", "agent");
    const known = browser();
    await known.signIn(eli);
    await known.request("POST", "/api/auth/sign-out");
    for (let n = 0; n < 51; n += 1)
      await tryAt(browser(), `198.51.100.${10 + (n % 40)}`, eli, `guess number ${n}`);
    expect(await tryAt(browser(), "198.51.100.3", eli, PASSWORD)).toMatchObject({ status: 429 });
    expect(await tryAt(known, "198.51.100.3", eli, PASSWORD)).toMatchObject({ status: 204 });
  });

  it("security 14: by a browser that was known has a limit of its own, and counts for its account only", async () => {
    const [fay, gil] = [
      await makeMember(db, acme.id, "Fay", "agent"),
      await makeMember(db, acme.id, "Gil", "agent"),
    ];
    const known = browser();
    await known.signIn(fay);
    const guesses: number[] = [];
    for (let n = 0; n < 11; n += 1)
      guesses.push((await tryAt(known, `198.51.100.${60 + n}`, fay, `guess number ${n}`)).status);
    expect(guesses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    for (let n = 0; n < 11; n += 1) await tryAt(known, "198.51.100.4", gil, `guess number ${n}`);
    expect(await tryAt(known, "198.51.100.4", gil, PASSWORD)).toMatchObject({ status: 429 });
  });

  it("security 14: does not keep the owner, who is signed in, from a new password", async () => {
    const hal = await makeMember(db, acme.id, "Hal", "agent");
    const page = browser();
    await page.signIn(hal);
    for (let n = 0; n < 60; n += 1) await tryAt(browser(), `203.0.113.${n % 5}`, hal, `guess number ${n}`);
    const change = { currentPassword: PASSWORD, newPassword: "staple battery horse" };
    expect(await page.request("PUT", "/api/me/password", change)).toMatchObject({ status: 204 });
  });

  it("security 14: is not made of signing in: sixty times in a row are let in", async () => {
    const ida = await makeMember(db, acme.id, "Ida", "agent");
    for (let n = 0; n < 60; n += 1)
      expect(await tryAt(browser(), "203.0.113.77", ida, PASSWORD)).toMatchObject({ status: 204 });
  });

  it("security 14: is not helped by another account's cookie, or a made-up one", async () => {
    const [jan, kai] = [
      await makeMember(db, acme.id, "Jan", "agent"),
      await makeMember(db, acme.id, "Kai", "agent"),
    ];
    const own = browser();
    await own.signIn(jan);
    for (let n = 0; n < 11; n += 1) await tryAt(browser(), "203.0.113.88", kai, `guess number ${n}`);
    for (const cookie of [own.cookie(), "parley.device=made-up.bm8"]) {
      const answer = await browser().request(
        "POST",
        "/api/auth/sign-in/email",
        { email: kai.email, password: PASSWORD },
        { ...at("203.0.113.88"), cookie },
      );
      expect(answer).toMatchObject({ status: 429 });
    }
  });

  it("on one account leaves the others alone", async () => {
    const cid = await makeMember(db, acme.id, "Cid", "agent");
    await expect(browser().signIn(cid)).resolves.toBeUndefined();
  });
});

describe("another site's page", () => {
  it("cannot act with Ann's cookie, by JSON or otherwise", async () => {
    const page = browser();
    await page.signIn(ann);
    expect(
      await page.request("PATCH", "/api/me", { name: "Mallory" }, { origin: "https://evil.test" }),
    ).toMatchObject({ status: 403, body: { code: "origin_refused" } });
    expect(
      await page.request("PATCH", "/api/me", { name: "Ann" }, { origin: "http://127.0.0.1:41600" }),
    ).toMatchObject({ status: 200 });
  });
});
