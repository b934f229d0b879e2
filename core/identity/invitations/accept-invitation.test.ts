import { beforeEach, describe, expect, it } from "vitest";
import { createSealer } from "../../kernel/crypto.ts";
import { BUILT_IN_ROLES } from "../built-in-roles.ts";
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
import { identityApp, identityDeps, ORIGIN, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let admin: Browser;
let made = 0;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  admin = await as(await makeMember(db, acme.id, "Ada", "admin"));
});

const as = (person: Person): Promise<Browser> => signedIn(app, person);

const newAddress = () => `new.${(made += 1)}@example.test`;

async function invite(email: string, role = "agent") {
  const answer = await admin.request("POST", "/api/invitations", { email, role });
  expect(answer).toMatchObject({ status: 201, body: { email, role, status: "pending" } });
  const { id, link } = Object(answer.body);
  return { id: String(id), token: new URL(String(link)).searchParams.get("token") ?? "" };
}

const accept = (browser: Browser, { id, token }: { id: string; token: string }, more: object) =>
  browser.request("POST", `/api/invitations/${id}/acceptance`, { token, ...more });
const stranger = () => openBrowser(app, ORIGIN);

describe("an invitation", () => {
  it("whose link was sealed with a retired key has none, and the others keep theirs", async () => {
    const ofBefore = await invite(newAddress());
    const path = "/api/invitations";
    const later = {
      ...identityDeps(db),
      sealer: createSealer([{ id: "later", key: new Uint8Array(32).fill(9) }]),
    };
    const browser = openBrowser(identityApp(later), ORIGIN);
    await browser.signIn(acme.owner);
    await browser.request("POST", path, { email: newAddress(), role: "agent" });
    const { status, body } = await browser.request("GET", path);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        items: [
          { link: expect.stringContaining("token=") },
          { id: ofBefore.id, status: "pending", link: null },
        ],
      },
    });
  });

  it("makes Nia a member with a new account, signed in", async () => {
    const email = newAddress();
    const invitation = await invite(email);
    const page = stranger();
    expect(
      await page.request("GET", `/api/invitations/${invitation.id}/preview?token=${invitation.token}`),
    ).toMatchObject({ status: 200, body: { organizationName: "Acme", email, role: "agent" } });
    expect(await accept(page, invitation, { name: "Nia", password: PASSWORD })).toMatchObject({
      status: 204,
    });
    expect(await page.request("GET", "/api/me")).toMatchObject({
      body: { user: { name: "Nia", email }, organization: { id: acme.id }, role: "agent" },
    });
    expect(await admin.request("GET", "/api/invitations")).toMatchObject({
      body: { items: [{ status: "accepted", link: null }] },
    });
  });

  it("is told to every open page of the organization", async () => {
    await accept(stranger(), await invite(newAddress()), { name: "Noor", password: PASSWORD });
    const { rows } = await db.owner.query(
      "select payload->>'userId' as joined from outbox where organization_id = $1 and kind = 'member_changed'",
      [acme.id],
    );
    expect(rows).toEqual([{ joined: expect.stringMatching(/^usr_/) }]);
  });

  it("can be shown again while it waits, as the same link", async () => {
    const { id, token } = await invite(newAddress());
    expect(await admin.request("GET", "/api/invitations")).toMatchObject({
      body: { items: [{ id, link: `${ORIGIN}/invitations/${id}?token=${token}` }] },
    });
    const { rows } = await db.owner.query("select * from invitations where id = $1", [id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toHaveLength(1);
  });

  it("is spent by the first of two acceptances at the same moment", async () => {
    const invitation = await invite(newAddress());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => accept(stranger(), invitation, { name: "Nia", password: PASSWORD })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await accept(stranger(), invitation, { password: PASSWORD })).toMatchObject({
      status: 404,
      body: { code: "invitation_missing" },
    });
  });

  it("does not work any more once withdrawn, replaced or run out, nor with a wrong or empty token", async () => {
    const withdrawn = await invite(newAddress());
    await admin.request("DELETE", `/api/invitations/${withdrawn.id}`);
    const address = newAddress();
    const replaced = await invite(address);
    await invite(address, "viewer");
    const old = await invite(newAddress());
    await db.owner.query(
      "update invitations set expires_at = clock_timestamp() - interval '1 second' where id = $1",
      [old.id],
    );
    const good = await invite(newAddress());
    for (const spent of [
      withdrawn,
      replaced,
      old,
      { ...good, token: withdrawn.token },
      { id: "inv_nobody", token: good.token },
    ]) {
      expect(await accept(stranger(), spent, { name: "Nia", password: PASSWORD })).toMatchObject({
        status: 404,
        body: { code: "invitation_missing" },
      });
      expect(
        await stranger().request("GET", `/api/invitations/${spent.id}/preview?token=${spent.token}`),
      ).toMatchObject({ status: 404 });
    }
    expect(await accept(stranger(), { ...good, token: "" }, { password: PASSWORD })).toMatchObject({
      status: 422,
    });
  });

  it("does not let the bearer of the link into an account that exists", async () => {
    const bob = await makePerson(db, "Bob");
    const invitation = await invite(bob.email);
    expect(await accept(stranger(), invitation, { password: "a password of Mallory's" })).toMatchObject({
      status: 401,
      body: { code: "sign_in_failed" },
    });
    expect(await accept(stranger(), invitation, {})).toMatchObject({
      status: 401,
      body: { code: "sign_in_required" },
    });
    const page = stranger();
    expect(await accept(page, invitation, { password: PASSWORD })).toMatchObject({ status: 204 });
    expect(await page.request("GET", "/api/me")).toMatchObject({ body: { organization: { id: acme.id } } });
  });

  it("adds a second organization for somebody signed in, who can switch", async () => {
    const other = await makeOrganization(db, "Other", "Otto");
    const page = await as(other.owner);
    expect(await accept(page, await invite(other.owner.email, "viewer"), {})).toMatchObject({ status: 204 });
    expect(await page.request("GET", "/api/me")).toMatchObject({
      body: { organization: { id: other.id }, role: "owner" },
    });
    expect(await page.request("PUT", "/api/me/organization", { organizationId: acme.id })).toMatchObject({
      status: 204,
    });
    expect(await page.request("GET", "/api/me")).toMatchObject({
      body: {
        organization: { id: acme.id },
        role: "viewer",
        organizations: [{ name: "Other" }, { name: "Acme" }],
      },
    });
    const third = await makeOrganization(db, "Third");
    expect(await page.request("PUT", "/api/me/organization", { organizationId: third.id })).toMatchObject({
      status: 404,
    });
  });

  it("gives no role above the inviter's, and asks no member in twice", async () => {
    expect(
      await admin.request("POST", "/api/invitations", { email: newAddress(), role: "owner" }),
    ).toMatchObject({ status: 403, body: { code: "role_above_yours" } });
    expect(
      await admin.request("POST", "/api/invitations", { email: acme.owner.email, role: "agent" }),
    ).toMatchObject({ status: 409, body: { code: "already_member" } });
    expect(
      await admin.request("POST", "/api/invitations", { email: newAddress(), role: "nobody" }),
    ).toMatchObject({ status: 422, body: { code: "role_unknown" } });
  });

  it("shows its link, and lets itself be withdrawn or replaced, only where one could have made it", async () => {
    const owner = await as(acme.owner);
    const address = newAddress();
    const { id, link } = Object(
      (await owner.request("POST", "/api/invitations", { email: address, role: "owner" })).body,
    );
    expect(link).toContain("token=");
    const above = { status: 403, body: { code: "role_above_yours" } };
    expect(await admin.request("GET", "/api/invitations")).toMatchObject({
      body: { items: [{ id, role: "owner", status: "pending", link: null }] },
    });
    expect(await admin.request("DELETE", `/api/invitations/${id}`)).toMatchObject(above);
    expect(await admin.request("POST", "/api/invitations", { email: address, role: "agent" })).toMatchObject(
      above,
    );
    expect(await owner.request("GET", "/api/invitations")).toMatchObject({
      body: { items: [{ id, status: "pending", link }] },
    });

    await owner.request("POST", "/api/roles", { name: "Host", permissions: { "invitation.manage": "all" } });
    const hal = await makeMember(db, acme.id, "Hal", "viewer");
    await owner.request("PATCH", `/api/members/${hal.id}`, { role: "Host" });
    await invite(newAddress());
    expect(await (await as(hal)).request("GET", "/api/invitations")).toMatchObject({
      body: {
        items: [
          { role: "agent", link: null },
          { role: "owner", link: null },
        ],
      },
    });
    expect(await owner.request("DELETE", `/api/invitations/${id}`)).toMatchObject({ status: 204 });
  });

  it("is worth no more than its maker could still give: removed, lowered or without the right to invite", async () => {
    const owner = await as(acme.owner);
    await owner.request("POST", "/api/roles", { name: "Answerer", permissions: BUILT_IN_ROLES.agent });
    for (const loss of ["removed", "lowered", "may not invite"]) {
      const amy = await makeMember(db, acme.id, "Amy", "admin");
      const page = await as(amy);
      const made = Object(
        (await page.request("POST", "/api/invitations", { email: newAddress(), role: "agent" })).body,
      );
      const invitation = { id: String(made.id), token: new URL(made.link).searchParams.get("token") ?? "" };
      expect(
        await stranger().request(
          "GET",
          `/api/invitations/${invitation.id}/preview?token=${invitation.token}`,
        ),
      ).toMatchObject({ status: 200 });
      if (loss === "removed")
        expect(await owner.request("DELETE", `/api/members/${amy.id}`)).toMatchObject({ status: 204 });
      else
        expect(
          await owner.request("PATCH", `/api/members/${amy.id}`, {
            role: loss === "lowered" ? "viewer" : "Answerer",
          }),
        ).toMatchObject({ status: 200 });
      const gone = { status: 404, body: { code: "invitation_missing" } };
      expect(
        await stranger().request(
          "GET",
          `/api/invitations/${invitation.id}/preview?token=${invitation.token}`,
        ),
        loss,
      ).toMatchObject(gone);
      expect(
        await accept(stranger(), invitation, { name: "Amy again", password: PASSWORD }),
        loss,
      ).toMatchObject(gone);
      const { items } = Object((await owner.request("GET", "/api/invitations")).body);
      expect(items[0], loss).toMatchObject({ id: made.id, status: "withdrawn", link: null });
    }
  });

  it("made with a key is worth no more than the key: revoked, or of less than the role has by now", async () => {
    const owner = await as(acme.owner);
    const { id: roleId } = Object(
      (await owner.request("POST", "/api/roles", { name: "Guest", permissions: {} })).body,
    );
    for (const loss of ["revoked", "less than the role has by now"]) {
      const key = Object(
        (
          await owner.request("POST", "/api/keys", {
            name: "Inviter",
            permissions: { "invitation.manage": "all" },
          })
        ).body,
      );
      const answer = await app.request("/api/invitations", {
        method: "POST",
        headers: { authorization: `Bearer ${key.secret}`, "content-type": "application/json" },
        body: JSON.stringify({ email: newAddress(), role: "Guest" }),
      });
      const made = Object(await answer.json());
      const invitation = { id: String(made.id), token: new URL(made.link).searchParams.get("token") ?? "" };
      expect(
        await stranger().request(
          "GET",
          `/api/invitations/${invitation.id}/preview?token=${invitation.token}`,
        ),
        loss,
      ).toMatchObject({ status: 200 });
      if (loss === "revoked") await owner.request("DELETE", `/api/keys/${key.id}`);
      else await owner.request("PATCH", `/api/roles/${roleId}`, { permissions: { "audit.read": "all" } });
      expect(
        await accept(stranger(), invitation, { name: "Mallory", password: PASSWORD }),
        loss,
      ).toMatchObject({ status: 404, body: { code: "invitation_missing" } });
      expect(Object((await owner.request("GET", "/api/invitations")).body).items[0], loss).toMatchObject({
        id: made.id,
        status: "withdrawn",
        link: null,
      });
    }
  });

  it("wants a password of some length", async () => {
    const invitation = await invite(newAddress());
    expect(await accept(stranger(), invitation, { password: "short" })).toMatchObject({
      status: 422,
      body: { code: "password_too_short" },
    });
    expect(await accept(stranger(), invitation, {})).toMatchObject({
      status: 422,
      body: { code: "password_needed" },
    });
  });
});
