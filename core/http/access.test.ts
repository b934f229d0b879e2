import { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import type { Endpoint, HubEnv } from "../access/index.ts";
import { BUILT_IN_ROLES, isBuiltInRole, readActor, type BuiltInRole } from "../identity/index.ts";
import { log } from "../kernel/log.ts";
import { openBrowser, type Browser } from "../testing/browser.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/people.ts";
import { listEndpoints } from "../testing/list-endpoints.ts";
import { identityApp, identityDeps, ORIGIN } from "../testing/identity-app.ts";
import { mountEndpoints } from "./mount-endpoints.ts";
import type { Authenticator } from "./require-access.ts";
import { respondToError } from "./respond-to-error.ts";

const db = await testDatabase();
const deps = identityDeps(db);
const authenticator: Authenticator = {
  member: (c) => readActor(deps, c.req.header("cookie")),
  visitor: async () => undefined,
};
const endpoints = listEndpoints();
const app = mountEmpty(endpoints);
const roles = Object.keys(BUILT_IN_ROLES).filter(isBuiltInRole);
const browsers = new Map<BuiltInRole, Browser>();

beforeAll(async () => {
  const acme = await makeOrganization(db, "Acme");
  const signInPage = identityApp(deps);
  for (const role of roles) {
    const page = openBrowser(signInPage, ORIGIN);
    await page.signIn(await makeMember(db, acme.id, role, role));
    browsers.set(role, page);
  }
});

/** The real access checks with nothing behind them: what comes through says "in". */
function mountEmpty(behind: readonly Endpoint<never>[]): Hono<HubEnv> {
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  const empty = behind.map(({ method, path, operationId, permission, summary }) => ({
    method,
    path,
    operationId,
    permission,
    summary,
    perform: async () => new Response("in"),
  }));
  mountEndpoints(app, deps, authenticator, empty);
  return app;
}

async function ask({ method, path }: Endpoint<never>, cookie: string): Promise<string> {
  const answer = await app.request(`/api${path.replaceAll(/:\w+/g, "x")}`, {
    method: method.toUpperCase(),
    headers: { cookie },
  });
  const text = await answer.text();
  return answer.ok ? text : String(Object(JSON.parse(text)).code);
}

describe("access to every endpoint of the hub", () => {
  it("is walked", () => {
    expect(endpoints.length).toBeGreaterThan(50);
    expect(new Set(endpoints.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
    expect(
      new Set(endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ":")}`)).size,
    ).toBe(endpoints.length);
  });

  it.each(roles)("lets the role %s in where it may and nowhere else", async (role) => {
    const cookie = browsers.get(role)?.cookie() ?? "";
    const rights = new Set<string>(Object.keys(BUILT_IN_ROLES[role]));
    const expected = ({ permission }: Endpoint<never>) =>
      ["public", "signed_in", "member"].includes(permission) || rights.has(permission)
        ? "in"
        : permission === "visitor"
          ? "sign_in_required"
          : "permission_missing";
    for (const endpoint of endpoints)
      expect([endpoint.operationId, await ask(endpoint, cookie)]).toEqual([
        endpoint.operationId,
        expected(endpoint),
      ]);
    expect(endpoints.some((endpoint) => expected(endpoint) === "in")).toBe(true);
  });

  it("lets a stranger in where it is public and nowhere else", async () => {
    for (const endpoint of endpoints)
      expect([endpoint.operationId, await ask(endpoint, "")]).toEqual([
        endpoint.operationId,
        endpoint.permission === "public" ? "in" : "sign_in_required",
      ]);
  });

  it("stands open to the public only where somebody signs in or is invited", () => {
    const open = endpoints
      .filter(({ permission }) => permission === "public")
      .map(({ operationId }) => operationId);
    expect(open.toSorted()).toEqual(["acceptInvitation", "previewInvitation", "signIn", "signOut", "signUp"]);
  });

  it("refuses owners only what belongs to visitors", async () => {
    const cookie = browsers.get("owner")?.cookie() ?? "";
    for (const endpoint of endpoints)
      if (endpoint.permission !== "visitor")
        expect([endpoint.operationId, await ask(endpoint, cookie)]).toEqual([endpoint.operationId, "in"]);
  });
});
