import { beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "../../testing/browser.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
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
let owner: Browser;

beforeEach(async () => {
  acme = await makeOrganization(db, "Acme");
  owner = await as(acme.owner);
});

const as = (person: Person): Promise<Browser> => signedIn(app, person);

it.each(["audit.read", "key.manage", "member.manage", "channel.manage", "invitation.manage"])(
  "a role, and a key, hold %s for all or not at all, and the roles page can know it",
  async (permission) => {
    const name = `Narrow ${permission}`;
    const refusal = {
      status: 422,
      body: {
        code: "request_invalid",
        message: expect.stringContaining(permission),
        facts: { field: `permissions.${permission}` },
      },
    };
    for (const scope of ["own", "team", "channel"]) {
      expect(
        await owner.request("POST", "/api/roles", { name, permissions: { [permission]: scope } }),
      ).toMatchObject(refusal);
      expect(
        await owner.request("POST", "/api/keys", { name, permissions: { [permission]: scope } }),
      ).toMatchObject(refusal);
    }
    expect(
      await owner.request("POST", "/api/roles", {
        name,
        permissions: { [permission]: "all", "conversation.read": "channel" },
      }),
    ).toMatchObject({ status: 201 });
    expect(await owner.request("GET", "/api/roles")).toMatchObject({
      body: { scopes: { [permission]: ["all"], "conversation.read": ["own", "team", "channel", "all"] } },
    });
  },
);

it("a role kept from before with such a scope gives no access", async () => {
  const { id } = Object((await owner.request("POST", "/api/roles", { name: "Old", permissions: {} })).body);
  await db.owner.query("update roles set permissions = $2 where id = $1", [
    id,
    { "audit.read": "own", "member.manage": "team", "key.manage": "channel", "conversation.read": "own" },
  ]);
  const nan = await makeMember(db, acme.id, "Nan", "viewer");
  await owner.request("PATCH", `/api/members/${nan.id}`, { role: "Old" });
  const page = await as(nan);
  expect(await page.request("GET", "/api/me")).toMatchObject({
    body: { permissions: { "conversation.read": "own" } },
  });
  for (const [method, path] of [
    ["GET", "/api/audit"],
    ["GET", "/api/keys"],
    ["DELETE", `/api/members/${acme.owner.id}`],
  ] as const) {
    expect(await page.request(method, path)).toMatchObject({
      status: 403,
      body: { code: "permission_missing" },
    });
  }
});

describe("whoever sees a part of the conversations", () => {
  const ABOVE = { status: 403, body: { code: "role_above_yours" } };

  /** Lee changes roles, and sees what arrives in the shop; Mia's role lets her see her own, wherever she is. */
  async function people() {
    const [shop, help] = [await makeChannel(db.owner, acme.id), await makeChannel(db.owner, acme.id)];
    const [lee, mia] = [
      await makeMember(db, acme.id, "Lee", "viewer"),
      await makeMember(db, acme.id, "Mia", "viewer"),
    ];
    await owner.request("POST", "/api/roles", {
      name: "Lead",
      permissions: { "conversation.read": "channel", "role.manage": "all" },
    });
    const { id } = Object(
      (
        await owner.request("POST", "/api/roles", {
          name: "Helper",
          permissions: { "conversation.read": "own" },
        })
      ).body,
    );
    await owner.request("PATCH", `/api/members/${lee.id}`, { role: "Lead", channelIds: [shop] });
    const place = async (where: object) =>
      expect(
        await owner.request("PATCH", `/api/members/${mia.id}`, { role: "Helper", ...where }),
      ).toMatchObject({ status: 200 });
    const page = await as(lee);
    return {
      shop,
      help,
      page,
      id,
      place,
      widen: (scope: string) =>
        page.request("PATCH", `/api/roles/${id}`, { permissions: { "conversation.read": scope } }),
    };
  }

  it("lets nobody see more than that by what their role means where they are", async () => {
    const { shop, help, place, widen } = await people();
    for (const where of [
      { channelIds: [shop, help] },
      { channelIds: [help] },
      { channelIds: [shop], team: "night" },
    ]) {
      await place({ team: null, ...where });
      expect(await widen("channel"), JSON.stringify(where)).toMatchObject(ABOVE);
    }
    expect(await widen("team")).toMatchObject(ABOVE);
    await place({ channelIds: [shop], team: null });
    expect(await widen("channel")).toMatchObject({ status: 200 });
  });

  it("takes nothing away from who sees more, be it the role's name", async () => {
    const { help, page, id, place, widen } = await people();
    await place({});
    expect(await widen("channel")).toMatchObject({ status: 200 });
    await place({ channelIds: [help] });
    expect(await widen("own")).toMatchObject(ABOVE);
    expect(await page.request("PATCH", `/api/roles/${id}`, { name: "Nobody" })).toMatchObject(ABOVE);
    expect(await owner.request("PATCH", `/api/roles/${id}`, { name: "Somebody" })).toMatchObject({
      status: 200,
    });
  });
});
