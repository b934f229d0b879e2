import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HubEnv, MemberActor } from "../access/index.ts";
import { BUILT_IN_ROLES, type BuiltInRole } from "../identity/index.ts";
import { newId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { IsPlatformCall } from "./app-deps.ts";
import { guardSandbox } from "./guard-sandbox.ts";
import { respondToError } from "./respond-to-error.ts";

const memberOf = (role: BuiltInRole): MemberActor => ({
  kind: "member",
  userId: newId("usr"),
  name: role,
  email: "",
  sessionId: newId("ses"),
  reauthenticated: true,
  organizationId: newId("org"),
  role,
  roleId: null,
  permissions: BUILT_IN_ROLES[role],
  channelIds: [],
  team: null,
});

/** What a platform would answer itself, as one with a token in its paths and one with a header says it. */
const isPlatformCall: IsPlatformCall = (path, headers) =>
  path.startsWith("/sandbox/telegram/bot1:") ||
  (path.startsWith("/sandbox/whatsapp-web/api/") &&
    headers.get("authorization")?.startsWith("Bot ") === true);

async function visit(path: string, role?: BuiltInRole, headers = {}): Promise<number> {
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  app.use(
    "/sandbox/*",
    guardSandbox(async () => (role ? memberOf(role) : undefined), isPlatformCall),
  );
  app.all("*", (c) => c.text("in"));
  return (await app.request(path, { headers })).status;
}

describe("the sandbox of a hub that others can reach", () => {
  it.each([
    "/sandbox",
    "/sandbox/",
    "/sandbox/control/customers",
    "/sandbox/telegram/control",
    "/sandbox/assets/page.js",
  ])("is closed to strangers: %s", async (path) => {
    expect(await visit(path)).toBe(401);
  });

  it("is closed to members who do not manage channels, and open to those who do", async () => {
    expect([
      await visit("/sandbox/", "agent"),
      await visit("/sandbox/", "viewer"),
      await visit("/sandbox/", "admin"),
    ]).toEqual([403, 403, 200]);
  });

  it("security 4: is told whose world it is", async () => {
    const app = new Hono<HubEnv>();
    const admin = memberOf("admin");
    app.use(
      "/sandbox/*",
      guardSandbox(async () => admin, isPlatformCall),
    );
    app.all("*", (c) => c.text(String(c.get("organizationId"))));
    expect(await (await app.request("/sandbox/telegram/control/bots")).text()).toBe(admin.organizationId);
  });

  it.each([
    ["/sandbox/telegram/bot1:abc/sendMessage", {}, 200],
    ["/sandbox/whatsapp-web/api/v10/users/@me", { authorization: "Bot abc" }, 200],
    ["/sandbox/whatsapp-web/api/v10/users/@me", {}, 401],
    ["/sandbox/whatsapp-web/control/accounts", { authorization: "Bot abc" }, 401],
  ])("asks the platforms what is theirs: %s with %j", async (path, headers, status) => {
    expect(await visit(path, undefined, headers)).toBe(status);
  });
});
