import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { createSealer } from "../../kernel/crypto.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import { authorisingPlatform, type AuthorisingPlatform } from "../../testing/authorising-connector.ts";
import { createMenuSource } from "../../commands/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";
import { openRoom, type Room } from "../../testing/room.ts";
import { createChannelAccess, type ChannelAccess } from "../access.ts";
import { channelEndpoints } from "../routes.ts";

const database = await testDatabase();
const sealer = createSealer([{ id: "k1", key: randomBytes(32) }]);
const hubAddress = { publicUrl: "https://hub.example", reachable: true };
const CALLBACK = "/oauth/channels/callback";

let platform: AuthorisingPlatform;
let channels: ChannelAccess;
let room: Room;
let acme: OrganizationId;
let ada: MemberActor;
let id: string;

beforeEach(async () => {
  platform = authorisingPlatform();
  const registry = { authorising: platform.connector };
  channels = createChannelAccess(database, registry, sealer, hubAddress);
  const replay = async () => "read" as const;
  room = openRoom(
    { database, registry, sealer, hubAddress, channels, replay, menus: createMenuSource([]) },
    channelEndpoints,
  );
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
  id = await draft();
});

const draft = async (more: object = {}): Promise<string> => {
  const { body } = await room.ask(ada, "post", "/channels", {
    connector: "authorising",
    name: "Mail",
    credentials: { clientId: "app", clientSecret: "sesame" },
    ...more,
  });
  return String(body["id"]);
};
const begin = async (actor = ada, channelId = id): Promise<string> =>
  String((await room.ask(actor, "post", `/channels/${channelId}/authorisation`)).body["address"]);
const come = (returned: object, actor = ada) => room.ask(actor, "post", CALLBACK, returned);
const signIn = async (as?: string) => come(platform.visit(await begin(), as));
const rowOf = async (channelId = id) =>
  (await database.owner.query("select * from comm_channels where id = $1", [channelId])).rows[0];
const grantOf = async (channelId = id): Promise<unknown> => {
  channels.forget(channelId);
  return (await channels.open(channelId))?.account.credentials["refreshToken"];
};

describe("a channel that somebody has to sign in to", () => {
  it("exists before, not connected, and nothing is registered at the platform", async () => {
    expect(await rowOf()).toMatchObject({ status: "paused", health_state: "broken", health_account: null });
    expect((await room.ask(ada, "get", "/channels")).body["items"]).toMatchObject([
      { health: { state: "broken", account: null, findings: [{ code: "signed_out", action: "authorise" }] } },
    ]);
    expect(platform.calls).toEqual(["probe"]);
  });

  it("is connected by signing in, and begins", async () => {
    expect(await signIn()).toMatchObject({
      status: 200,
      body: { id, status: "active", health: { state: "ok", account: "ada@provider", findings: [] } },
    });
    expect(await grantOf()).toMatch(/^ada@provider:/);
    expect(platform.calls.slice(1)).toEqual(["redeem", "probe", "install"]);
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number desc limit 1",
      [acme],
    );
    expect(rows).toEqual([{ action: "channel.authorised", facts: { account: "ada@provider" } }]);
  });

  it("never shows a grant, and takes none that somebody types", async () => {
    const typed = { clientId: "app", clientSecret: "sesame", refreshToken: "eve@provider:1" };
    const other = await draft({ credentials: typed, settings: { region: "eu" } });
    await room.ask(ada, "patch", `/channels/${other}`, { credentials: typed, settings: { region: "eu" } });
    expect(await grantOf(other)).toBe("");
    expect(await rowOf(other)).toMatchObject({ settings: { region: "" } });
    const shown = JSON.stringify((await room.ask(ada, "get", "/connectors")).body);
    expect(shown).not.toMatch(/refreshToken|region/);
  });

  it("stays paused where a member paused it, and keeps its id, when they sign in again", async () => {
    await signIn();
    await room.ask(ada, "patch", `/channels/${id}`, { status: "paused" });
    const before = await grantOf();
    expect(await signIn()).toMatchObject({ status: 200, body: { id, status: "paused" } });
    expect(await grantOf()).not.toBe(before);
  });

  it("is refused another account by name, and keeps what it has", async () => {
    await signIn();
    const before = await grantOf();
    expect(await signIn("eve@provider")).toMatchObject({
      status: 409,
      body: {
        code: "account_different",
        message: expect.stringContaining("eve@provider"),
        facts: { known: "ada@provider", channelId: id },
      },
    });
    expect(await grantOf()).toBe(before);
  });

  it("is refused an account that another channel has", async () => {
    await signIn();
    const other = await draft();
    expect(await come(platform.visit(await begin(ada, other)))).toMatchObject({
      status: 409,
      body: { code: "account_connected", facts: { channelId: other } },
    });
    expect(await rowOf(other)).toMatchObject({ status: "paused", health_account: null });
  });

  it("keeps a grant that works where the new one lacks something", async () => {
    await signIn();
    const before = await grantOf();
    platform.lacks = [
      {
        code: "scope",
        severity: "broken",
        text: "It may not send.",
        fix: "Tick “Send”.",
        action: "authorise",
      },
    ];
    expect(await signIn()).toMatchObject({
      status: 422,
      body: { code: "account_refused", message: "It may not send. Tick “Send”." },
    });
    expect(await grantOf()).toBe(before);
  });
});

describe("a visit to the platform", () => {
  it("comes back to the one address that is registered there, with a challenge and no secret", async () => {
    const query = new URL(await begin()).searchParams;
    expect(query.get("redirect_uri")).toBe("https://hub.example/oauth/channels/callback");
    expect(query.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    const { rows } = await database.owner.query("select * from comm_authorisations where channel_id = $1", [
      id,
    ]);
    expect(JSON.stringify(rows)).not.toContain(query.get("state"));
  });

  it("is used once", async () => {
    const back = platform.visit(await begin());
    await come(back);
    expect(await come(back)).toMatchObject({
      status: 409,
      body: { code: "authorisation_used", facts: { channelId: id } },
    });
    expect(platform.calls.filter((call) => call === "redeem")).toEqual(["redeem"]);
  });

  it("is used once also when it comes back twice at the same moment", async () => {
    const back = platform.visit(await begin());
    const statuses = (await Promise.all([come(back), come(back)])).map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 409]);
  });

  it("is the member's who began it, and stays theirs when another tries", async () => {
    const back = platform.visit(await begin());
    const grace = await makeMember(database.owner, acme, "Grace");
    expect(await come(back, grace)).toMatchObject({
      status: 403,
      body: { code: "authorisation_of_another" },
    });
    expect((await come(back)).status).toBe(200);
  });

  it("ends after ten minutes", async () => {
    const back = platform.visit(await begin());
    await database.owner.query(
      "update comm_authorisations set expires_at = clock_timestamp() where channel_id = $1",
      [id],
    );
    expect(await come(back)).toMatchObject({
      status: 409,
      body: { code: "authorisation_expired", facts: { channelId: id } },
    });
    expect(platform.calls).toEqual(["probe"]);
  });

  it("proves at the platform that the code is ours", async () => {
    const [mine, theirs] = [platform.visit(await begin()), platform.visit(await begin())];
    expect(await come({ state: mine.state, code: theirs.code })).toMatchObject({
      status: 422,
      body: { code: "authorisation_refused", message: "Provider refused the sign-in: invalid_grant." },
    });
    expect(await grantOf()).toBe("");
  });

  it.each([
    [{ error: "access_denied" }, "Access was not allowed at Provider. Nothing was changed."],
    [
      { error: "server_error", errorDescription: "Try later" },
      "Provider refused the sign-in: Try later. Nothing was changed.",
    ],
    [{}, "Access was not allowed at Provider. Nothing was changed."],
  ])("that comes back with %j says so", async (returned, message) => {
    const { state } = platform.visit(await begin());
    expect(await come({ state, ...returned })).toMatchObject({
      status: 422,
      body: { code: "authorisation_denied", message, facts: { channelId: id } },
    });
  });

  it("says when the platform does not answer, and can be begun again", async () => {
    platform.isDown = true;
    expect(await signIn()).toMatchObject({
      status: 503,
      body: { code: "authorisation_unreachable", message: expect.stringContaining("The line is dead.") },
    });
    platform.isDown = false;
    expect((await signIn()).status).toBe(200);
  });

  it("is not ended over settings that changed meanwhile", async () => {
    platform.beforeAnswer = async () =>
      void (await database.owner.query(
        'update comm_channels set settings = settings || \'{"page": "https://other.example"}\' where id = $1',
        [id],
      ));
    expect(await signIn()).toMatchObject({ status: 409, body: { code: "channel_changed_meanwhile" } });
    expect(await grantOf()).toBe("");
  });
});

describe("attacks on a visit", () => {
  it("security: nobody comes back without a session, without the right, or with a key", async () => {
    const back = platform.visit(await begin());
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    expect((await room.ask(undefined, "post", CALLBACK, back)).status).toBe(401);
    expect(await come(back, agent)).toMatchObject({ status: 403, body: { code: "permission_missing" } });
    expect((await room.ask(agent, "post", `/channels/${id}/authorisation`)).status).toBe(403);
    const program: MemberActor = { ...ada, keyId: "key_1" };
    expect(await come(back, program)).toMatchObject({ status: 403, body: { code: "session_required" } });
    expect((await room.ask(program, "post", `/channels/${id}/authorisation`)).body).toMatchObject({
      code: "session_required",
    });
    expect((await come(back)).status).toBe(200);
  });

  it("security: both ends want the password where it was not given lately, and use nothing up", async () => {
    const back = platform.visit(await begin());
    const stale = { ...ada, reauthenticated: false };
    for (const [path, body] of [
      [CALLBACK, back],
      [`/channels/${id}/authorisation`, undefined],
    ] as const)
      expect(await room.ask(stale, "post", path, body)).toMatchObject({
        status: 403,
        body: { code: "reauthentication_required" },
      });
    expect((await come(back)).status).toBe(200);
  });

  it("security: a state of another organization is none", async () => {
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    const back = platform.visit(await begin());
    expect(await come(back, eve)).toMatchObject({ status: 404, body: { code: "authorisation_unknown" } });
    // The same person, with their other organization open.
    expect((await come(back, { ...ada, organizationId: eve.organizationId })).status).toBe(404);
    expect((await room.ask(eve, "post", `/channels/${id}/authorisation`)).status).toBe(404);
    expect((await come(back)).status).toBe(200);
  });

  it.each(["javascript:alert(1)//", "data:text/html,x", "not an address"])(
    "security: a browser is never sent to %s",
    async (page) => {
      const odd = await draft({ settings: { page } });
      expect(await room.ask(ada, "post", `/channels/${odd}/authorisation`)).toMatchObject({
        status: 422,
        body: { code: "authorisation_unsupported" },
      });
    },
  );
});

describe("the guide", () => {
  it("names the fixed address before the channel exists, and its own addresses afterwards", async () => {
    const redirect = "https://hub.example/oauth/channels/callback";
    expect((await room.ask(ada, "get", "/connectors")).body["items"]).toMatchObject([
      {
        authorises: true,
        guide: [
          {
            title: "Register",
            text: "Enter this address.",
            copy: redirect,
            href: "https://provider.example",
          },
        ],
      },
    ]);
    expect((await room.ask(ada, "get", `/channels/${id}/guide`)).body["steps"]).toMatchObject([
      { copy: redirect },
      { copy: `https://hub.example/hooks/${id}`, check: "signed_out" },
    ]);
  });
});
