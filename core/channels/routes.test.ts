import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { createSealer } from "../kernel/crypto.ts";
import { missing } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { HealthFinding } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom, type Room } from "../testing/room.ts";
import { createMenuSource } from "../commands/index.ts";
import { createChannelAccess, type ChannelAccess } from "./access.ts";
import { checkChannels } from "./check-channels.ts";
import { createFakeConnector, type FakeConnector } from "../testing/fake-connector.ts";
import { noteRefusal } from "./note-trouble.ts";
import { credentialsSeal } from "./open-credentials.ts";
import { channelEndpoints } from "./routes.ts";

const database = await testDatabase();
const sealer = createSealer([{ id: "k1", key: randomBytes(32) }]);
const hubAddress = { publicUrl: "https://hub.example", reachable: true };

let fake: FakeConnector;
let channels: ChannelAccess;
let room: Room;
let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  fake = createFakeConnector();
  const registry = { fake: fake.connector };
  channels = createChannelAccess(database, registry, sealer, hubAddress);
  const replay = async (_: string, eventId: string) => {
    if (eventId !== "iev_known") throw missing("event_unknown", "Gone.");
    return "read" as const;
  };
  room = openRoom(
    { database, registry, sealer, hubAddress, channels, replay, menus: createMenuSource([]) },
    channelEndpoints,
  );
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
});

const TROUBLE: HealthFinding = {
  code: "lame",
  severity: "broken",
  text: "Gerti is lame.",
  fix: "Call the vet.",
};
const LOST: HealthFinding = {
  code: "lost",
  severity: "broken",
  text: "Gerti flies elsewhere.",
  fix: "Repair the channel.",
  action: "repair",
};
const draft = {
  connector: "fake",
  name: "Roof",
  credentials: { ring: "4711", secret: "" },
  settings: { loft: "south" },
};

const connect = async (more: object = {}) =>
  (await room.ask(ada, "post", "/channels", { ...draft, ...more })).body;
const channelOf = async (id: unknown) =>
  (await database.owner.query("select * from comm_channels where id = $1", [id])).rows[0];
const told = async () =>
  Number(
    (
      await database.owner.query(
        "select count(*) from outbox where organization_id = $1 and kind = 'channel_changed'",
        [acme],
      )
    ).rows[0].count,
  );

describe("connecting an account", () => {
  it("asks the platform, keeps the secrets sealed, then lets it deliver here", async () => {
    const { status, body } = await room.ask(ada, "post", "/channels", draft);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      connector: "fake",
      name: "Roof",
      status: "active",
      sandbox: false,
      settings: { loft: "south", side: "left", fast: false, towers: [] },
      health: { state: "ok", account: "Gerti", findings: [] },
      hookUrl: `https://hub.example/hooks/${String(body["id"])}`,
      lastEventAt: null,
    });
    expect(fake.calls).toEqual(["probe", "install"]);
    const row = await channelOf(body["id"]);
    const opened = JSON.parse(sealer.open(row.sealed_credentials, credentialsSeal(acme, row.id)));
    expect(opened).toMatchObject({ ring: "4711" });
    expect(opened.secret).toMatch(/^.{36}$/);
    for (const secret of [opened.secret, "4711"]) expect(JSON.stringify([row, body])).not.toContain(secret);
  });

  it("is refused in the platform's words when the account is no good, and leaves nothing", async () => {
    fake.findings = [TROUBLE];
    expect(await room.ask(ada, "post", "/channels", draft)).toEqual({
      status: 422,
      body: {
        code: "account_refused",
        message: "Gerti is lame. Call the vet.",
        facts: { findings: ["lame"] },
      },
    });
    expect(await room.ask(ada, "get", "/channels")).toEqual({ status: 200, body: { items: [] } });
    expect(fake.calls).toEqual(["probe"]);
  });

  it("is refused at the field that the platform means, with the page where it is mended", async () => {
    fake.findings = [
      { ...TROUBLE, field: "loft", action: { href: "https://platform.example/lofts" } },
      { ...TROUBLE, code: "lost", field: "ring" },
    ];
    expect((await room.ask(ada, "post", "/channels", draft)).body).toMatchObject({
      code: "account_refused",
      facts: { field: "settings.loft", href: "https://platform.example/lofts", findings: ["lame", "lost"] },
    });
    fake.findings = [{ ...TROUBLE, field: "feather" }];
    expect((await room.ask(ada, "post", "/channels", draft)).body["facts"]).toEqual({ findings: ["lame"] });
  });

  it("goes on over what set-up mends", async () => {
    fake.findings = [LOST];
    expect(await connect()).toMatchObject({ health: { state: "broken", findings: [LOST] } });
  });

  it.each([
    [
      "a field that is wrong",
      { credentials: { ring: "x" } },
      { code: "channel_invalid", message: "Ring: A ring has a number", facts: { field: "credentials.ring" } },
    ],
    [
      "a field that is missing",
      { credentials: {} },
      { code: "channel_invalid", message: "“Ring” is missing.", facts: { field: "credentials.ring" } },
    ],
    ["a connector nobody has", { connector: "owl" }, { code: "connector_unknown" }],
  ])("names %s", async (_, more, body) =>
    expect(await room.ask(ada, "post", "/channels", { ...draft, ...more })).toMatchObject({
      status: 422,
      body,
    }),
  );

  it("refuses an account that is connected already", async () => {
    await connect();
    expect(await room.ask(ada, "post", "/channels", draft)).toMatchObject({
      status: 409,
      body: { code: "account_connected", facts: { account: "Gerti" } },
    });
  });
});

describe("a channel", () => {
  it("changes its secret only when a new one is typed, and tries it first", async () => {
    const { id } = await connect();
    expect(
      await room.ask(ada, "patch", `/channels/${String(id)}`, {
        credentials: { ring: "", secret: "" },
        settings: { fast: true },
      }),
    ).toMatchObject({ status: 200, body: { settings: { loft: "south", fast: true } } });
    await room.ask(ada, "patch", `/channels/${String(id)}`, { credentials: { ring: "42" } });
    expect(fake.calls).toEqual(["probe", "install", "probe", "install", "probe", "install"]);
    expect(fake.rings.slice(2)).toEqual(["4711", "4711", "42", "42"]);
    fake.findings = [TROUBLE];
    expect(
      (await room.ask(ada, "patch", `/channels/${String(id)}`, { credentials: { ring: "13" } })).status,
    ).toBe(422);
    channels.forget(String(id));
    expect((await channels.open(String(id)))?.account.credentials["ring"]).toBe("42");
  });

  it("sends no secret to another address than it was entered for", async () => {
    const { id } = await connect();
    const path = `/channels/${String(id)}`;
    const { secret } = (await channels.open(String(id)))?.account.credentials ?? {};
    await database.owner.query("update comm_channels set sync_cursor = '{\"offset\": 9}' where id = $1", [
      id,
    ]);
    for (const more of [
      {},
      { credentials: { ring: "" } },
      { credentials: { secret: "mine" } },
      { settings: { loft: "" } },
    ]) {
      expect(await room.ask(ada, "patch", path, { settings: { loft: "evil" }, ...more })).toEqual({
        status: 422,
        body: {
          code: "secrets_needed",
          message:
            "Enter “Ring” again: you changed “Loft”, and saved credentials are not sent to a new address.",
          facts: { field: "credentials.ring" },
        },
      });
    }
    expect(fake.calls).toEqual(["probe", "install"]);
    expect(
      await room.ask(ada, "patch", path, { settings: { loft: "west" }, credentials: { ring: "42" } }),
    ).toMatchObject({ status: 200, body: { settings: { loft: "west" } } });
    const { credentials } = (await channels.open(String(id)))?.account ?? {};
    expect(credentials).toMatchObject({ ring: "42", secret: expect.stringMatching(/^.{36}$/) });
    expect(credentials?.["secret"]).not.toBe(secret);
    // Another server counts its news anew.
    expect(await channelOf(id)).toMatchObject({ sync_cursor: null });
    expect((await room.ask(ada, "patch", path, { settings: { loft: "west", fast: true } })).status).toBe(200);
  });

  it("is not saved over what somebody else has just saved", async () => {
    const { id } = await connect();
    const path = `/channels/${String(id)}`;
    fake.beforeAnswer = async () =>
      void (await database.owner.query(
        'update comm_channels set settings = settings || \'{"loft": "west"}\' where id = $1',
        [id],
      ));
    expect(await room.ask(ada, "patch", path, { settings: { fast: true } })).toMatchObject({
      status: 409,
      body: { code: "channel_changed_meanwhile" },
    });
    expect(await channelOf(id)).toMatchObject({ settings: { loft: "west", fast: false } });
  });

  it("stays the account it was: another's messages bear the same numbers", async () => {
    const { id } = await connect();
    const path = `/channels/${String(id)}`;
    fake.account = "Hansi";
    expect(await room.ask(ada, "patch", path, { credentials: { ring: "42" } })).toMatchObject({
      status: 409,
      body: { code: "account_different", facts: { account: "Hansi", known: "Gerti" } },
    });
    fake.accountId = "bird-2";
    await room.ask(ada, "post", "/channels", { ...draft, name: "Tower" });
    expect(await room.ask(ada, "patch", path, { credentials: { ring: "42" } })).toMatchObject({
      status: 409,
      body: { code: "account_different" },
    });
    expect((await channels.open(String(id)))?.account.credentials["ring"]).toBe("4711");
  });

  it("is known by its platform's own id, whatever it is called", async () => {
    fake.accountId = "bird-1";
    const { id } = await connect();
    const path = `/channels/${String(id)}`;
    fake.account = "Gertrud";
    expect(await room.ask(ada, "patch", path, { credentials: { ring: "42" } })).toMatchObject({
      status: 200,
      body: { health: { account: "Gertrud" } },
    });
    fake.accountId = "bird-2";
    expect((await room.ask(ada, "patch", path, { credentials: { ring: "43" } })).status).toBe(409);
    expect(await room.ask(ada, "post", "/channels", { ...draft, name: "Tower" })).toMatchObject({
      status: 201,
    });
  });

  it("whose account nobody knew is not one that is connected already, and starts from no cursor of another's", async () => {
    const { id } = await connect();
    fake.account = "Hansi";
    const { id: other } = await connect();
    const path = `/channels/${String(id)}`;
    await database.owner.query(
      "update comm_channels set health_account = null, sync_cursor = '{\"offset\": 9}', sync_lease_until = clock_timestamp() + interval '1 minute' where id = $1",
      [id],
    );
    expect(await room.ask(ada, "patch", path, { credentials: { ring: "42" } })).toMatchObject({
      status: 409,
      body: { code: "account_connected" },
    });
    await room.ask(ada, "delete", `/channels/${String(other)}`);
    expect((await room.ask(ada, "patch", path, { credentials: { ring: "42" } })).status).toBe(200);
    expect(await channelOf(id)).toMatchObject({
      sync_cursor: null,
      sync_lease_until: null,
      health_account: "Hansi",
    });
  });

  it("keeps its cursor under a new key of the same account", async () => {
    const { id } = await connect();
    await database.owner.query("update comm_channels set sync_cursor = '{\"offset\": 9}' where id = $1", [
      id,
    ]);
    await room.ask(ada, "patch", `/channels/${String(id)}`, { credentials: { ring: "42" } });
    expect(await channelOf(id)).toMatchObject({ sync_cursor: { offset: 9 } });
  });

  it("is paused and renamed without asking anybody", async () => {
    const { id } = await connect();
    expect(
      await room.ask(ada, "patch", `/channels/${String(id)}`, { status: "paused", name: "Cellar" }),
    ).toMatchObject({ status: 200, body: { status: "paused", name: "Cellar" } });
    expect(fake.calls).toEqual(["probe", "install"]);
    expect((await channels.open(String(id)))?.status).toBe("paused");
  });

  it("knows since when it sends again", async () => {
    const { id } = await connect();
    const path = `/channels/${String(id)}`;
    await room.ask(ada, "patch", path, { status: "active" });
    expect((await channelOf(id)).resumed_at).toBeNull();
    await room.ask(ada, "patch", path, { status: "paused" });
    await room.ask(ada, "patch", path, { status: "active" });
    const { resumed_at: since } = await channelOf(id);
    expect(since).toBeInstanceOf(Date);
    await room.ask(ada, "patch", path, { status: "active", name: "Cellar" });
    expect((await channelOf(id)).resumed_at).toEqual(since);
  });

  it("is removed, and the platform is told", async () => {
    const { id } = await connect();
    expect((await room.ask(ada, "delete", `/channels/${String(id)}`)).status).toBe(204);
    expect(fake.calls.at(-1)).toBe("remove");
    expect(await channelOf(id)).toBeUndefined();
    expect(await channels.open(String(id))).toBeNull();
  });

  it("pages 6: does not take conversations with it unless its name is given", async () => {
    const { id } = await connect();
    const row = await channelOf(id);
    await makeConversation(database.owner, acme, row.id, await makeContact(database.owner, acme, row.id));
    expect(await room.ask(ada, "delete", `/channels/${row.id}`)).toMatchObject({
      status: 409,
      body: { code: "channel_in_use" },
    });
    expect(await room.ask(ada, "delete", `/channels/${row.id}?name=Shop2`)).toMatchObject({
      status: 422,
      body: { code: "name_mismatch", facts: { field: "name" } },
    });
    expect(await channelOf(id)).toBeDefined();
    const name = encodeURIComponent(` ${row.name} `);
    expect((await room.ask(ada, "delete", `/channels/${row.id}?name=${name}`)).status).toBe(204);
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number desc limit 1",
      [acme],
    );
    expect(rows).toMatchObject([{ action: "channel.removed", facts: { withConversations: true } }]);
  });

  it("tells when somebody last wrote", async () => {
    const { id } = await connect();
    const row = await channelOf(id);
    const conversation = await makeConversation(
      database.owner,
      acme,
      row.id,
      await makeContact(database.owner, acme, row.id),
    );
    await database.owner.query(
      "update comm_conversations set last_inbound_at = '2026-03-02T10:00:00Z' where id = $1",
      [conversation],
    );
    expect((await room.ask(ada, "get", "/channels")).body["items"]).toMatchObject([
      { lastEventAt: "2026-03-02T10:00:00.000Z" },
    ]);
  });
});

describe("health", () => {
  it("is asked for by a person, and told of only when it changes", async () => {
    const { id } = await connect();
    const before = await told();
    expect(await room.ask(ada, "post", `/channels/${String(id)}/check`)).toMatchObject({
      status: 200,
      body: { health: { state: "ok" } },
    });
    expect(await told()).toBe(before);
    fake.findings = [LOST];
    fake.account = "";
    expect(await room.ask(ada, "post", `/channels/${String(id)}/check`)).toMatchObject({
      body: { health: { state: "broken", account: "Gerti", findings: [LOST] } },
    });
    expect(await told()).toBe(before + 1);
    fake.findings = [];
    expect(await room.ask(ada, "post", `/channels/${String(id)}/repair`)).toMatchObject({
      body: { health: { state: "ok" } },
    });
    expect(fake.calls.slice(2)).toEqual(["probe", "probe", "install"]);
  });

  it("tells of a new code to scan at once, and of its end", async () => {
    const { id } = await connect();
    const before = await told();
    const code = (scan?: string): HealthFinding => ({
      code: "scan",
      severity: "broken",
      text: "Scan the code.",
      action: "scan",
      ...(scan && { scan }),
    });
    const show = async (...findings: HealthFinding[]) => {
      fake.findings = findings;
      return (await room.ask(ada, "post", `/channels/${String(id)}/check`)).body["health"];
    };
    expect(await show(code("one"))).toMatchObject({ findings: [{ action: "scan", scan: "one" }] });
    await show(code("one"));
    expect(await told()).toBe(before + 1);
    await show(code("two"));
    expect(await told()).toBe(before + 2);
    expect(await show(code())).toMatchObject({ findings: [expect.not.objectContaining({ scan: "two" })] });
    expect(await told()).toBe(before + 3);
  });

  it("offers a repair when the platform could not be told of new credentials", async () => {
    const { id } = await connect();
    fake.beforeAnswer = async () => {
      if (fake.calls.at(-1) === "install") throw new Error("The wind is too strong");
    };
    const { body } = await room.ask(ada, "patch", `/channels/${String(id)}`, { credentials: { ring: "42" } });
    expect(body).toMatchObject({
      health: {
        state: "broken",
        findings: [
          { code: "probe_failed", fix: expect.stringContaining("repair the channel"), action: "repair" },
        ],
      },
    });
    delete fake.beforeAnswer;
    expect(await room.ask(ada, "post", `/channels/${String(id)}/repair`)).toMatchObject({
      body: { health: { state: "ok" } },
    });
    expect(fake.rings.at(-1)).toBe("42");
  });

  it("says when the hub itself could not read something, and gives it to be read again", async () => {
    const { id } = await connect();
    await database.owner.query(
      "insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, state, error, received_at) values ($1, $2, 'k', 'iev_known', 'unread', '{\"coo\": 1}', 'quarantined', 'No idea.', '2026-03-02T10:00:00Z')",
      [acme, id],
    );
    expect(await room.ask(ada, "post", `/channels/${String(id)}/check`)).toMatchObject({
      body: {
        health: {
          state: "warning",
          findings: [{ code: "quarantine", text: "Parley couldn't process 1 message." }],
        },
      },
    });
    expect((await room.ask(ada, "get", `/channels/${String(id)}/quarantine`)).body["items"]).toEqual([
      { id: "iev_known", receivedAt: "2026-03-02T10:00:00.000Z", error: "No idea.", payload: { coo: 1 } },
    ]);
    expect(await room.ask(ada, "post", `/channels/${String(id)}/quarantine/iev_known/replay`)).toEqual({
      status: 200,
      body: { outcome: "read" },
    });
    expect((await room.ask(ada, "post", `/channels/${String(id)}/quarantine/iev_other/replay`)).status).toBe(
      404,
    );
  });

  it("notices a silence that is not like the channel", async () => {
    const { id } = await connect();
    await database.owner.query(
      "insert into comm_analytics (organization_id, channel_id, day, messages_in) select $1, $2, current_date - n, 3 from generate_series(2, 8) n",
      [acme, id],
    );
    expect(await room.ask(ada, "post", `/channels/${String(id)}/check`)).toMatchObject({
      body: { health: { state: "warning", findings: [{ code: "quiet", action: "repair" }] } },
    });
    await database.owner.query(
      "insert into comm_analytics (organization_id, channel_id, day, messages_in) values ($1, $2, current_date, 1)",
      [acme, id],
    );
    expect(await room.ask(ada, "post", `/channels/${String(id)}/check`)).toMatchObject({
      body: { health: { state: "ok", findings: [] } },
    });
  });

  it("is looked after by workers, each channel once a round", async () => {
    const { id } = await connect();
    await database.owner.query(
      "update comm_channels set health_checked_at = clock_timestamp() where id <> $1",
      [id],
    );
    await database.owner.query(
      "update comm_channels set health_checked_at = clock_timestamp() - interval '5 minutes' where id = $1",
      [id],
    );
    fake.findings = [TROUBLE];
    await Promise.all([checkChannels({ database, channels }), checkChannels({ database, channels })]);
    expect(fake.calls.slice(2)).toEqual(["probe"]);
    expect(await channelOf(id)).toMatchObject({ health_state: "broken" });
  });

  it("pages 22: is checked again within half a minute while it is broken", async () => {
    const { id } = await connect();
    await noteRefusal({ database, channels }, String(id), "401");
    await checkChannels({ database, channels });
    expect(await channelOf(id)).toMatchObject({ health_state: "broken" });
    await database.owner.query(
      "update comm_channels set health_checked_at = clock_timestamp() - interval '30 seconds' where id = $1",
      [id],
    );
    await checkChannels({ database, channels });
    expect(await channelOf(id)).toMatchObject({ health_state: "ok" });
  });

  it("breaks at once when credentials are refused, and mends at the next good check", async () => {
    const { id } = await connect();
    await noteRefusal({ database, channels }, String(id), "401");
    expect(await channelOf(id)).toMatchObject({
      health_state: "broken",
      health_account: "Gerti",
      health_findings: [{ code: "credentials_refused" }],
    });
    await room.ask(ada, "post", `/channels/${String(id)}/check`);
    expect(await channelOf(id)).toMatchObject({ health_state: "ok" });
  });
});

describe("a channel whose master key was retired", () => {
  let id: string;
  beforeEach(async () => {
    id = String((await connect())["id"]);
    const old = createSealer([{ id: "k0", key: randomBytes(32) }]);
    await database.owner.query("update comm_channels set sealed_credentials = $2 where id = $1", [
      id,
      old.seal('{"ring": "4711"}', credentialsSeal(acme, (await channelOf(id)).id)),
    ]);
    channels.forget(id);
  });

  it("says so when it is checked, by a person and by itself", async () => {
    expect(await room.ask(ada, "post", `/channels/${id}/check`)).toMatchObject({
      status: 200,
      body: {
        health: {
          state: "broken",
          account: "Gerti",
          findings: [{ code: "credentials_locked", fix: expect.stringContaining("Enter them again") }],
        },
      },
    });
    await database.owner.query(
      "update comm_channels set health_checked_at = null, health_state = 'ok', health_findings = '[]' where id = $1",
      [id],
    );
    await checkChannels({ database, channels });
    expect(await channelOf(id)).toMatchObject({
      health_state: "broken",
      health_findings: [{ code: "credentials_locked" }],
    });
  });

  it("takes new credentials, and nothing that needs the old ones", async () => {
    expect(await room.ask(ada, "patch", `/channels/${id}`, { settings: { fast: true } })).toMatchObject({
      status: 422,
      body: { code: "secrets_needed", facts: { field: "credentials.ring" } },
    });
    expect(
      await room.ask(ada, "patch", `/channels/${id}`, { name: "Cellar", status: "active" }),
    ).toMatchObject({ status: 200, body: { name: "Cellar" } });
    expect(await room.ask(ada, "patch", `/channels/${id}`, { credentials: { ring: "42" } })).toMatchObject({
      status: 200,
      body: { health: { state: "ok" } },
    });
    expect((await channels.open(id))?.account.credentials["ring"]).toBe("42");
  });

  it("is removed, and is nothing to other organizations", async () => {
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect((await room.ask(eve, "delete", `/channels/${id}`)).status).toBe(404);
    expect((await room.ask(ada, "delete", `/channels/${id}`)).status).toBe(204);
    expect(await channelOf(id)).toBeUndefined();
    expect(fake.calls).toEqual(["probe", "install"]);
  });
});

describe("the set-up form", () => {
  it("is described by the connector's own schema, secrets without a value", async () => {
    const { body } = await room.ask(ada, "get", "/connectors");
    expect(body["items"]).toMatchObject([
      {
        kind: "fake",
        name: "Fake platform",
        capabilities: { idempotency: { kind: "none" } },
        authorises: false,
        hosts: false,
      },
    ]);
    expect(body["items"]).toMatchObject([
      {
        credentials: [
          {
            name: "ring",
            title: "Ring",
            description: "On its leg.",
            placeholder: "4711",
            secret: true,
            required: true,
            type: "text",
          },
          { name: "secret", title: "Secret", secret: true, required: false, type: "text" },
        ],
        settings: [
          {
            name: "loft",
            title: "Loft",
            secret: false,
            bindsSecrets: true,
            required: false,
            type: "text",
            default: "north",
          },
          { name: "side", options: ["left", "right"], default: "left" },
          { name: "fast", type: "boolean", default: false },
          { name: "towers", type: "list", default: [] },
        ],
      },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/"secret","title":"Secret"[^}]*"default"/);
  });
});

describe("channels", () => {
  it("are seen by agents and connected by admins", async () => {
    const { id } = await connect();
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    expect((await room.ask(agent, "get", "/channels")).status).toBe(200);
    for (const [method, path] of [
      ["post", "/channels"],
      ["patch", `/channels/${String(id)}`],
      ["delete", `/channels/${String(id)}`],
      ["post", `/channels/${String(id)}/repair`],
      ["get", `/channels/${String(id)}/quarantine`],
    ] as const) {
      expect((await room.ask(agent, method, path, method === "get" ? undefined : {})).status).toBe(403);
    }
  });

  it("belong to one organization", async () => {
    const { id } = await connect();
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect((await room.ask(eve, "get", "/channels")).body["items"]).toEqual([]);
    for (const [method, path] of [
      ["patch", ""],
      ["delete", ""],
      ["post", "/check"],
      ["post", "/repair"],
      ["get", "/quarantine"],
      ["post", "/quarantine/iev_known/replay"],
    ] as const) {
      expect(
        await room.ask(eve, method, `/channels/${String(id)}${path}`, method === "get" ? undefined : {}),
      ).toMatchObject({ status: 404, body: { code: "channel_unknown" } });
    }
    expect(fake.calls).toEqual(["probe", "install"]);
  });
});
