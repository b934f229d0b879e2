import { beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeMember, makeOrganization, PASSWORD, type Organization } from "../../testing/factories/people.ts";
import { identityApp, identityDeps, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let olga: Browser;
let annId: string;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  annId = (await makeMember(db, acme.id, "Ann", "agent")).id;
  olga = await signedIn(app, acme.owner);
});

/** Olga's last proof that it is she, so many minutes ago. */
const provedBefore = (minutes: number) =>
  db.owner.query(
    "update user_sessions set proved_at = clock_timestamp() - make_interval(mins => $2) where user_id = $1",
    [acme.owner.id, minutes],
  );
const giveRole = (page = olga) => page.request("PATCH", `/api/members/${annId}`, { role: "viewer" });
const prove = (password: string) => olga.request("POST", "/api/me/reauthentication", { password });
const asked = { status: 403, body: { code: "reauthentication_required" } };

describe("security, missing 4: who is signed in is asked for the password again", () => {
  it("before they change keys, roles and members, once their last proof is fifteen minutes old", async () => {
    const role = { name: "Reader", permissions: {} };
    const { id: roleId } = Object((await olga.request("POST", "/api/roles", role)).body);
    const key = { name: "Reports", permissions: {} };
    const { id: keyId } = Object((await olga.request("POST", "/api/keys", key)).body);
    await provedBefore(16);
    for (const [method, path, body] of [
      ["POST", "/api/keys", key],
      ["DELETE", `/api/keys/${keyId}`],
      ["POST", "/api/roles", { ...role, name: "Other" }],
      ["PATCH", `/api/roles/${roleId}`, { name: "Other" }],
      ["DELETE", `/api/roles/${roleId}`],
      ["PATCH", `/api/members/${annId}`, { role: "viewer" }],
      ["DELETE", `/api/members/${annId}`],
      ["POST", "/api/invitations", { email: "new@example.test", role: "agent" }],
    ] as const)
      expect([path, await olga.request(method, path, body)]).toMatchObject([path, asked]);
    expect(await olga.request("PATCH", "/api/me", { name: "Olga" })).toMatchObject({ status: 200 });
  });

  it("not soon after signing in", async () => {
    await provedBefore(14);
    expect(await giveRole()).toMatchObject({ status: 200 });
  });

  it("once: the right password counts for this session, and for no other", async () => {
    const elsewhere = await signedIn(app, acme.owner);
    await provedBefore(16);
    expect(await prove(PASSWORD)).toMatchObject({ status: 204 });
    expect(await giveRole()).toMatchObject({ status: 200 });
    expect(await giveRole(elsewhere)).toMatchObject(asked);
  });

  it("until it is right, and ten times at most", async () => {
    await provedBefore(16);
    const answers: number[] = [];
    for (let n = 0; n < 11; n += 1) answers.push((await prove(`guess number ${n}`)).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 403), 429]);
    expect(await prove(PASSWORD)).toMatchObject({ status: 429 });
    expect(await giveRole()).toMatchObject(asked);
  });

  it("but no program with a key, which has none", async () => {
    const { body } = await olga.request("POST", "/api/keys", {
      name: "Provisioning",
      permissions: { "role.manage": "all" },
    });
    await provedBefore(16);
    const headers = {
      authorization: `Bearer ${Object(body).secret}`,
      "content-type": "application/json",
    };
    const role = JSON.stringify({ name: "Reader", permissions: {} });
    expect((await app.request("/api/roles", { method: "POST", headers, body: role })).status).toBe(201);
    const proof = JSON.stringify({ password: PASSWORD });
    const answer = await app.request("/api/me/reauthentication", { method: "POST", headers, body: proof });
    expect(answer.status).toBe(403);
  });

  it("a new password is a proof as well", async () => {
    await provedBefore(16);
    const change = { currentPassword: PASSWORD, newPassword: "staple battery horse" };
    expect(await olga.request("PUT", "/api/me/password", change)).toMatchObject({ status: 204 });
    expect(await giveRole()).toMatchObject({ status: 200 });
  });
});
