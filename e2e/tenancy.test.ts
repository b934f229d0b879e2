import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Endpoint } from "../core/access/index.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeOrganization, type Organization } from "../core/testing/factories/people.ts";
import { startHubProcess, type HubProcess } from "../hub/testing/start-hub-process.ts";
import { listEndpoints } from "../core/testing/list-endpoints.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { callerOf, type Caller, type ApiResponse } from "./parts/caller.ts";
import { fillOrganization, type Belongings } from "./parts/fill-organization.ts";

const db = await testDatabase();
const TEXT = { text: "Hello", marks: [] };

/** Two organizations on one hub; all data of Lumen is marked. */
const MARK = "lumenonly";
let hub: HubProcess;
let lumen: Organization;
let lumenOwner: Caller;
let acmeOwner: Caller;
let acmes: Belongings;
let lumens: Belongings;
let lumenFile: string;

beforeAll(async () => {
  hub = await startHubProcess({
    DATABASE_URL: db.url,
    PARLEY_HOME: await temporaryFolder(),
    SANDBOX: "off",
    LOG_LEVEL: "error",
  });
  const acme = await makeOrganization(db, "Acme");
  lumen = await makeOrganization(db, "Lumen");
  [acmeOwner, lumenOwner] = await Promise.all([
    callerOf(hub.url, acme.owner),
    callerOf(hub.url, lumen.owner),
  ]);
  acmes = await fillOrganization(db.owner, acme, "acmeonly");
  lumens = await fillOrganization(db.owner, lumen, MARK);
  lumenFile = await lumenOwner.upload(`${MARK}.txt`, "A drawing of lamp 7");
});

afterAll(() => hub?.stop());

const endpoints = listEndpoints();
const withId = endpoints.filter(({ path, permission }) => path.includes("/:") && permission !== "public");
const lists = endpoints.filter(
  ({ method, path, permission, streams }) =>
    method === "get" && !path.includes("/:") && permission !== "public" && !streams,
);

describe("by id", () => {
  test("every endpoint is walked", () => {
    expect(withId.length).toBeGreaterThan(45);
  });

  test.each(withId.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    "%s answers another organization's id as one that nobody has, and its own",
    async (_, endpoint) => {
      const theirs = { ...(await fillOrganization(db.owner, lumen, MARK)), attachments: lumenFile };
      await untilIdle(lumen.id);
      const before = await rowsOf(lumen.id);
      const stranger = await acmeOwner.ask(
        endpoint.method,
        addressOf(endpoint, theirs),
        bodyOf(endpoint, acmes),
      );
      const madeUp = await acmeOwner.ask(
        endpoint.method,
        addressOf(endpoint, neverGiven(theirs)),
        bodyOf(endpoint, acmes),
      );
      expect(stranger).toMatchObject({ status: 404, text: expect.not.stringContaining(MARK) });
      expect([stranger.status, codeIn(stranger)]).toEqual([madeUp.status, codeIn(madeUp)]);
      expect(await rowsOf(lumen.id)).toEqual(before);

      const own = await lumenOwner.ask(
        endpoint.method,
        addressOf(endpoint, theirs),
        bodyOf(endpoint, theirs),
      );
      expect(own).not.toMatchObject({ status: 404 });
      expect(own.status, own.text).toBeLessThan(500);
    },
  );

  test("the organization itself cannot be entered", async () => {
    expect((await acmeOwner.ask("put", "/me/organization", { organizationId: lumen.id })).status).toBe(404);
    expect((await acmeOwner.ask("get", "/conversations?limit=100")).text).not.toContain(MARK);
  });
});

describe("by naming it from one's own", () => {
  test.each<[string, string, string, () => object]>([
    [
      "a member to assign",
      "put",
      "/conversations/:conversations/assignee",
      () => ({ userId: lumens.members }),
    ],
    ["a label to set", "put", "/conversations/:conversations/labels", () => ({ labelIds: [lumens.labels] })],
    [
      "a file to send",
      "post",
      "/conversations/:conversations/replies",
      () => ({ clientKey: crypto.randomUUID(), text: TEXT, attachmentIds: [lumenFile] }),
    ],
    [
      "a message to answer",
      "post",
      "/conversations/:conversations/replies",
      () => ({ clientKey: crypto.randomUUID(), text: TEXT, replyToId: lumens.messages }),
    ],
    [
      "a label for a rule",
      "post",
      "/rules",
      () => ({
        name: "Lost",
        enabled: true,
        conditions: { kind: "first_message" },
        actions: [{ kind: "label", labelId: lumens.labels }],
        stop: false,
        cooldownSeconds: 0,
      }),
    ],
    [
      "a channel for a rule",
      "post",
      "/rules",
      () => ({
        name: "Lost",
        enabled: true,
        conditions: { kind: "channel", channelIds: [lumens.channels] },
        actions: [{ kind: "reply", text: "Hi" }],
        stop: false,
        cooldownSeconds: 0,
      }),
    ],
    ["rules to order", "put", "/rules/order", () => ({ ids: [acmes.rules, lumens.rules] })],
    [
      "a conversation to write a template for",
      "post",
      "/templates/:templates/rendering",
      () => ({ conversationId: lumens.conversations }),
    ],
    ["a role to give", "patch", "/members/:members", () => ({ role: lumens.roles })],
    [
      "a role to invite for",
      "post",
      "/invitations",
      () => ({ email: "ivan@example.test", role: lumens.roles }),
    ],
  ])("%s is refused", async (_, method, path, body) => {
    const response = await acmeOwner.ask(method, fill(path, acmes), body());
    expect(response.status, response.text).toBeGreaterThanOrEqual(400);
    expect(response.status, response.text).toBeLessThan(500);
    expect(response.text).not.toContain(MARK);
  });

  test("a member to mention is left out", async () => {
    const note = await acmeOwner.ask("post", `/conversations/${acmes.conversations}/notes`, {
      clientKey: crypto.randomUUID(),
      text: { text: "Look", marks: [{ kind: "mention", start: 0, end: 4, identity: lumens.members }] },
    });
    expect(note.text).not.toContain(MARK);
  });
});

describe("by list and search", () => {
  test.each(lists.map((endpoint) => [endpoint.operationId, endpoint.path] as const))(
    "%s names nothing of another organization",
    async (_, path) => {
      const response = await acmeOwner.ask("get", path);
      expect(response.status).toBe(200);
      expect(response.text).not.toContain(MARK);
      for (const id of Object.values(lumens)) expect(response.text).not.toContain(id);
    },
  );

  test("shows each its own", async () => {
    for (const path of [
      "/members",
      "/roles",
      "/invitations",
      "/keys",
      "/channels",
      "/contacts",
      "/labels",
      "/conversations",
      "/templates",
      "/rules",
      "/commands/custom",
      "/commands/requests",
    ]) {
      expect([path, (await lumenOwner.ask("get", path)).text]).toEqual([path, expect.stringContaining(MARK)]);
    }
  });

  test.each(["q=lumenonly", "status=all&q=lamp", "channel=:channels", "label=:labels", "assignee=:members"])(
    "finds no conversation of another organization by %s",
    async (query) => {
      const theirs = await fillOrganization(db.owner, lumen, MARK);
      await lumenOwner.ask("put", `/conversations/${theirs.conversations}/assignee`, {
        userId: theirs.members,
      });
      expect((await lumenOwner.ask("get", `/conversations?${fill(query, theirs)}`)).text).toContain(
        theirs.conversations,
      );
      expect((await acmeOwner.ask("get", `/conversations?${fill(query, theirs)}`)).text).not.toContain(MARK);
    },
  );

  test("finds no contact of another organization", async () => {
    expect((await lumenOwner.ask("get", `/contacts?q=${MARK}`)).text).toContain(lumens.contacts);
    expect((await acmeOwner.ask("get", `/contacts?q=${MARK}`)).text).not.toContain(MARK);
  });
});

describe("by stream", () => {
  test("each gets its own events alone, live and from where another organization's stream was", async () => {
    const stop = new AbortController();
    const [lumenStream, acmeStream] = [
      follow(lumenOwner, "/stream", stop.signal),
      follow(acmeOwner, "/stream", stop.signal),
    ];
    await expect.poll(() => lumenStream() && acmeStream()).toContain("event: ready");
    await note(lumenOwner, lumens, `${MARK} is told to Lumen`);
    await note(acmeOwner, acmes, "Told to Acme");
    await expect.poll(() => lumenStream()).toContain(`${MARK} is told to Lumen`);
    await expect.poll(() => acmeStream()).toContain("Told to Acme");
    expect(acmeStream()).not.toContain(MARK);
    expect(lumenStream()).not.toContain("Told to Acme");

    const caughtUp = follow(
      acmeOwner,
      `/stream?lastEventId=${/id: (\d+)/.exec(lumenStream())?.[1]}`,
      stop.signal,
    );
    await expect.poll(() => caughtUp()).toMatch(/Told to Acme|event: reset/);
    expect(caughtUp()).not.toContain(MARK);
    stop.abort();
  });
});

/** `/conversations/:id` with the id of the thing its first word names, `:eventId` and the like with their own. */
const addressOf = ({ path }: Endpoint<never>, ids: Belongings): string =>
  fill(
    path
      .replace(/^\/me\/(sessions|accounts|codes)\/:id/, "/me/$1/:$1")
      .replace("/commands/requests/:id", "/commands/requests/:requests")
      .replace(/^\/(\w+)\/:id/, "/$1/:$1")
      .replace(":eventId", ":events"),
    ids,
  );

const fill = (path: string, ids: Belongings): string =>
  path.replaceAll(
    /:(\w+)/g,
    (_, name: string) => new Map(Object.entries({ ...ids, operation: "edit" })).get(name) ?? `no ${name}`,
  );

/** Ids in the right shape that nothing has. */
const neverGiven = (ids: Belongings): Belongings => ({
  ...ids,
  ...Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [name, id.replace(/.$/, (last) => (last === "0" ? "1" : "0"))]),
  ),
});

const codeIn = ({ text }: ApiResponse): unknown => Object(JSON.parse(text)).code;

/** Returns a valid body for each endpoint, so that only the id can be wrong. */
function bodyOf({ operationId }: Endpoint<never>, ids: Belongings): object | undefined {
  const bodies: Readonly<Record<string, object>> = {
    changeMember: { role: "viewer" },
    changeRole: { name: "Renamed" },
    updateChannel: { name: "Renamed" },
    updateContact: { name: "Renamed" },
    updateLabel: { name: "Renamed" },
    reply: { clientKey: crypto.randomUUID(), text: TEXT },
    previewReply: { text: TEXT },
    addNote: { clientKey: crypto.randomUUID(), text: TEXT },
    assign: { userId: ids.members },
    prioritise: { priority: "high" },
    label: { labelIds: [ids.labels] },
    snooze: { until: "2099-01-01T00:00:00Z" },
    editMessage: { text: TEXT },
    react: { emoji: ["👍"] },
    updateTemplate: { name: "Renamed" },
    renderTemplate: { conversationId: ids.conversations },
    updateRule: { name: "Renamed" },
    changeCommand: { description: "Renamed" },
    tryRule: { text: "Hello" },
    setChatUse: { use: "staff" },
    setChatRouting: { serves: null },
    decideRequest: { decision: "approved" },
  };
  return bodies[operationId];
}

/** Follows a stream and returns its text so far. */
function follow(caller: Caller, path: string, signal: AbortSignal): () => string {
  let received = "";
  const listening = async () => {
    for await (const piece of caller.listen(path, signal)) received += piece;
  };
  void listening().catch(() => undefined);
  return () => received;
}

const note = (caller: Caller, { conversations }: Belongings, text: string) =>
  caller.ask("post", `/conversations/${conversations}/notes`, {
    clientKey: crypto.randomUUID(),
    text: { text, marks: [] },
  });

/** Waits until the earlier work has ended, so that only the other organization could change a row. */
const untilIdle = (organizationId: string) =>
  expect
    .poll(
      async () =>
        (
          await db.owner.query(
            "select from comm_deliveries where organization_id = $1 and state in ('queued', 'sending')",
            [organizationId],
          )
        ).rowCount,
    )
    .toBe(0);

/** Reads every row of the organization that the walk could change. */
async function rowsOf(organizationId: string): Promise<unknown[]> {
  const tables = [
    "user_roles",
    "roles",
    "invitations",
    "api_keys",
    "comm_channels",
    "comm_contacts",
    "comm_conversations",
    "comm_conversation_labels",
    "comm_labels",
    "comm_messages",
    "comm_reactions",
    "comm_read_marks",
    "comm_deliveries",
    "comm_attachments",
    "comm_inbound_events",
    "comm_templates",
    "comm_auto_response_rules",
    "comm_member_accounts",
    "comm_link_codes",
    "comm_command_requests",
  ];
  const { rows } = await db.owner.query<{ row: string }>(
    `${tables.map((table) => `select '${table}' || to_jsonb(t)::text as row from ${table} t where organization_id = $1`).join(" union all ")} order by 1`,
    [organizationId],
  );
  return rows.map(({ row }) => row);
}
