import { beforeEach, describe, expect, it } from "vitest";
import { performAction } from "../../audit/index.ts";
import { BUILT_IN_ROLES } from "../built-in-roles.ts";
import { sessionsBlocked } from "../../testing/blocked-sessions.ts";
import { openBrowser, type Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { actorOf, makeMember, makeOrganization, type Organization } from "../../testing/factories/people.ts";
import { identityApp, identityDeps, ORIGIN } from "../../testing/identity-app.ts";
import type { KeyId } from "./api-key.ts";
import { makeKey } from "./make-key.ts";
import { revokeKey } from "./revoke-key.ts";

const db = await testDatabase();
const deps = identityDeps(db);
const app = identityApp(deps);
const MAKING = { "key.manage": "all", "member.read": "all" } as const;

let acme: Organization;
let olga: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  olga = openBrowser(app, ORIGIN);
  await olga.signIn(acme.owner);
});

type Key = { readonly id: KeyId; readonly secret: string };

/** A program: no cookies, no origin, a key. */
async function call({ secret }: Key, method: string, path: string, body?: object) {
  const answer = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? {} : Object(JSON.parse(text)) };
}

const draft = (name: string) => ({ name, permissions: MAKING });
const byHand = async (name: string): Promise<Key> =>
  Object((await olga.request("POST", "/api/keys", draft(name))).body);

async function byProgram(maker: Key, name: string): Promise<Key> {
  const { status, body } = await call(maker, "POST", "/api/keys", draft(name));
  expect(status).toBe(201);
  return body;
}

const opens = async (...keys: readonly Key[]) =>
  Promise.all(keys.map(async (key) => (await call(key, "GET", "/api/members")).status));
const olgas = (keyId?: KeyId) => ({ ...actorOf(acme.owner, acme.id, "owner"), ...(keyId && { keyId }) });
/** Makes a key with another, and goes on in the transaction that made it. */
const make = <T>(name: string, { id }: Key, present: () => Promise<T>) =>
  performAction(deps, makeKey, { actor: olgas(id) }, "", draft(name), present);
const isRevoked = async (name: string) =>
  (
    await db.owner.query(
      "select from api_keys where organization_id = $1 and name = $2 and revoked_at is not null",
      [acme.id, name],
    )
  ).rowCount === 1;

describe("a key that is revoked", () => {
  it("takes along what was made with it, and with that, and nothing beside", async () => {
    const leaked = await byHand("Leaked");
    const child = await byProgram(leaked, "Child");
    const grandchild = await byProgram(child, "Grandchild");
    const [sibling, other] = [await byProgram(leaked, "Sibling"), await byHand("Other")];
    expect(await olga.request("DELETE", `/api/keys/${child.id}`)).toMatchObject({ status: 204 });
    expect(await opens(leaked, child, grandchild, sibling, other)).toEqual([200, 401, 401, 200, 200]);
    expect(await olga.request("DELETE", `/api/keys/${leaked.id}`)).toMatchObject({ status: 204 });
    expect(await opens(leaked, child, grandchild, sibling, other)).toEqual([401, 401, 401, 401, 200]);
    expect(await olga.request("GET", "/api/keys")).toMatchObject({ body: { items: [{ id: other.id }] } });
  });

  it("is named in the trail beside each that went along", async () => {
    const leaked = await byHand("Leaked");
    const child = await byProgram(leaked, "Child");
    const grandchild = await byProgram(child, "Grandchild");
    await olga.request("DELETE", `/api/keys/${leaked.id}`);
    const { items } = Object((await olga.request("GET", "/api/audit?limit=3")).body);
    expect(items).toMatchObject([
      {
        action: "key.revoked",
        target: { id: grandchild.id },
        facts: { name: "Grandchild", madeWith: child.id },
      },
      { action: "key.revoked", target: { id: child.id }, facts: { name: "Child", madeWith: leaked.id } },
      { action: "key.revoked", target: { id: leaked.id }, facts: { name: "Leaked" } },
    ]);
    expect(items[2].facts).not.toHaveProperty("madeWith");
  });

  it("takes along what is being made with it at that moment", async () => {
    const leaked = await byHand("Leaked");
    const revoking = await make("Child", leaked, async () => {
      const revoked = performAction(
        deps,
        revokeKey,
        { actor: olgas() },
        leaked.id,
        undefined,
        async () => {},
      );
      await sessionsBlocked(db.owner, 1);
      return { revoked };
    });
    await revoking.revoked;
    expect(await isRevoked("Child")).toBe(true);
  });

  it("makes none any more, even for a request that was let in before", async () => {
    const leaked = await byHand("Leaked");
    await olga.request("DELETE", `/api/keys/${leaked.id}`);
    await expect(make("Late", leaked, async () => {})).rejects.toMatchObject({
      kind: "refused",
      code: "sign_in_required",
    });
  });
});

it("the list says with which key one was made, and the answer to its making too", async () => {
  const reports = await byHand("Reports");
  const { body } = await call(reports, "POST", "/api/keys", draft("Yesterday's"));
  expect(body).toMatchObject({ madeBy: "Olga", madeWith: { id: reports.id, name: "Reports" } });
  expect(await olga.request("GET", "/api/keys")).toMatchObject({
    body: {
      items: [
        { name: "Yesterday's", madeWith: { id: reports.id, name: "Reports" } },
        { name: "Reports", madeWith: null },
      ],
    },
  });
});

it("keys of somebody who leaves stay closed when they come back, each with a word in the trail", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "admin");
  const page = openBrowser(app, ORIGIN);
  await page.signIn(ann);
  const key: Key = Object((await page.request("POST", "/api/keys", draft("Ann's"))).body);
  const child = await byProgram(key, "Ann's child");
  const other = await byHand("Olga's");
  expect(await olga.request("DELETE", `/api/members/${ann.id}`)).toMatchObject({ status: 204 });
  expect(await olga.request("GET", "/api/audit?limit=3")).toMatchObject({
    body: { items: [{ action: "member.removed" }, { action: "key.revoked" }, { action: "key.revoked" }] },
  });
  expect(await olga.request("GET", "/api/keys")).toMatchObject({ body: { items: [{ id: other.id }] } });

  const { link, id } = Object(
    (await olga.request("POST", "/api/invitations", { email: ann.email, role: "admin" })).body,
  );
  expect(
    await page.request("POST", `/api/invitations/${id}/acceptance`, {
      token: new URL(link).searchParams.get("token"),
      password: ann.password,
    }),
  ).toMatchObject({ status: 204 });
  expect(await opens(key, child, other)).toEqual([401, 401, 200]);
});

it("security 10: nobody revokes a key that may do more than they", async () => {
  const { body: role } = await olga.request("POST", "/api/roles", {
    name: "Team lead",
    permissions: { ...MAKING, "conversation.read": "team" },
  });
  const { body: all } = await olga.request("POST", "/api/keys", {
    name: "Everything",
    permissions: BUILT_IN_ROLES.owner,
  });
  const [owners, small]: Key[] = [Object(all), await byHand("Small")];
  const lead = await makeMember(db, acme.id, "Lea", "viewer");
  await olga.request("PATCH", `/api/members/${lead.id}`, { role: Object(role).name });
  const admin = await makeMember(db, acme.id, "Ada", "admin");
  for (const lower of [lead, admin]) {
    const page = openBrowser(app, ORIGIN);
    await page.signIn(lower);
    expect(await page.request("DELETE", `/api/keys/${owners?.id}`)).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
  }
  const page = openBrowser(app, ORIGIN);
  await page.signIn(lead);
  expect(await page.request("DELETE", `/api/keys/${small?.id}`)).toMatchObject({ status: 204 });
});

it("security 10: a key counts as what it may do by now, and one's own can always be revoked", async () => {
  const ann = await makeMember(db, acme.id, "Ann", "admin");
  const page = openBrowser(app, ORIGIN);
  await page.signIn(ann);
  const key = async (name: string): Promise<Key> =>
    Object(
      (await page.request("POST", "/api/keys", { name, permissions: { ...MAKING, "audit.read": "all" } }))
        .body,
    );
  const [first, second] = [await key("First"), await key("Second")];
  await olga.request("POST", "/api/roles", { name: "Key keeper", permissions: MAKING });
  await olga.request("PATCH", `/api/members/${ann.id}`, { role: "Key keeper" });
  const bob = await makeMember(db, acme.id, "Bob", "viewer");
  await olga.request("PATCH", `/api/members/${bob.id}`, { role: "Key keeper" });
  for (const [person, own] of [
    [ann, first],
    [bob, second],
  ] as const) {
    const theirs = openBrowser(app, ORIGIN);
    await theirs.signIn(person);
    expect(await theirs.request("DELETE", `/api/keys/${own.id}`)).toMatchObject({ status: 204 });
  }
});
