import { beforeEach, describe, expect, it } from "vitest";
import { BUILT_IN_ROLES } from "../built-in-roles.ts";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import {
  makeMember,
  makeOrganization,
  PASSWORD,
  type Organization,
  type Person,
} from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN, signedIn } from "../../testing/identity-app.ts";

const db = await testDatabase();
const app = identityApp(identityDeps(db));

let acme: Organization;
let owner: Browser;
let amy: Person;
let invited = 0;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  owner = await signedIn(app, acme.owner);
  amy = await makeMember(db, acme.id, "Amy", "admin");
});

type Link = { readonly id: string; readonly token: string };

const linkIn = (answer: unknown): Link => {
  const { id, link } = Object(answer);
  return { id, token: new URL(link).searchParams.get("token") ?? "" };
};
const draft = (role: string) => ({ email: `invited.${(invited += 1)}@example.test`, role });

const byAmy = async (role = "agent"): Promise<Link> =>
  linkIn((await (await signedIn(app, amy)).request("POST", "/api/invitations", draft(role))).body);

const stranger = () => openBrowser(app, ORIGIN);
const preview = async ({ id, token }: Link) =>
  (await stranger().request("GET", `/api/invitations/${id}/preview?token=${token}`)).status;
const accept = async ({ id, token }: Link) =>
  (
    await stranger().request("POST", `/api/invitations/${id}/acceptance`, {
      token,
      name: "Nia",
      password: PASSWORD,
    })
  ).status;

async function makeKey(more: object = {}) {
  const permissions = BUILT_IN_ROLES.admin;
  const { body } = await owner.request("POST", "/api/keys", { name: "Inviter", permissions, ...more });
  return Object(body);
}

async function byKey(secret: string): Promise<Link> {
  const answer = await app.request("/api/invitations", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify(draft("agent")),
  });
  return linkIn(await answer.json());
}

it("security 9: an invitation ends with the key it was made with, when that key expires", async () => {
  const key = await makeKey({ expiresInDays: 1 });
  const invitation = await byKey(key.secret);
  expect(await preview(invitation)).toBe(200);
  await db.owner.query(
    "update api_keys set expires_at = clock_timestamp() - interval '1 minute' where id = $1",
    [key.id],
  );
  expect([await preview(invitation), await accept(invitation)]).toEqual([404, 404]);
  const { items } = Object((await owner.request("GET", "/api/invitations")).body);
  expect(items[0]).toMatchObject({ id: invitation.id, status: "withdrawn", link: null });
});

describe("security 21: an invitation that its maker could not give any more", () => {
  const setRole = (role: string) => owner.request("PATCH", `/api/members/${amy.id}`, { role });

  it("stays withdrawn when they are raised again, with a word in the trail", async () => {
    const invitation = await byAmy();
    expect(await setRole("viewer")).toMatchObject({ status: 200 });
    const { items } = Object((await owner.request("GET", "/api/audit?limit=2")).body);
    expect(items).toMatchObject([
      { action: "invitation.withdrawn", target: { id: invitation.id } },
      { action: "member.role_changed" },
    ]);
    await setRole("admin");
    expect([await preview(invitation), await accept(invitation)]).toEqual([404, 404]);
  });

  it("stays withdrawn when they left and came back", async () => {
    const invitation = await byAmy();
    expect(await owner.request("DELETE", `/api/members/${amy.id}`)).toMatchObject({ status: 204 });
    await db.owner.query("insert into user_roles (organization_id, user_id, role) values ($1, $2, 'admin')", [
      acme.id,
      amy.id,
    ]);
    expect(await accept(invitation)).toBe(404);
  });

  it("stays withdrawn when their role, or the one it gives, had other rights in between", async () => {
    const role = (name: string, permissions: object) =>
      owner.request("POST", "/api/roles", { name, permissions }).then(({ body }) => Object(body).id);
    const change = (id: string, permissions: object) =>
      owner.request("PATCH", `/api/roles/${id}`, { permissions });
    const inviter = { ...BUILT_IN_ROLES.agent, "invitation.manage": "all" };
    const [makers, given] = [await role("Inviter", inviter), await role("Guest", {})];
    await setRole("Inviter");

    const lowered = await byAmy("Guest");
    await change(makers, BUILT_IN_ROLES.agent);
    await change(makers, inviter);
    expect(await accept(lowered)).toBe(404);

    const raised = await byAmy("Guest");
    await change(given, { "audit.read": "all" });
    await change(given, {});
    expect(await accept(raised)).toBe(404);
  });

  it("is withdrawn in the rows when its key is revoked", async () => {
    const key = await makeKey();
    const invitation = await byKey(key.secret);
    await owner.request("DELETE", `/api/keys/${key.id}`);
    const { rows } = await db.owner.query("select status from invitations where id = $1", [invitation.id]);
    expect(rows).toEqual([{ status: "withdrawn" }]);
  });

  it("leaves those alone that may still be given", async () => {
    const invitation = await byAmy();
    await owner.request("PATCH", `/api/members/${acme.owner.id}`, { team: "night" });
    await makeMember(db, acme.id, "Ann", "admin").then((ann) =>
      owner.request("PATCH", `/api/members/${ann.id}`, { role: "viewer" }),
    );
    expect(await accept(invitation)).toBe(204);
  });
});
