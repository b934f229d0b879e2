import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { performWithin } from "../audit/index.ts";
import { inOrganization } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { createRule, createRuleSets, tryRule } from "../rules/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { settingEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, settingEndpoints);

let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
});

const HOURS = "/settings/business-hours";
const office = {
  timeZone: "Europe/Berlin",
  days: {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    sat: [["20:00", "02:00"]],
  },
};

const news = async () =>
  (
    await database.owner.query(
      "select payload ->> 'name' as name from outbox where organization_id = $1 and kind = 'setting_changed'",
      [acme],
    )
  ).rows.map((row) => row.name);

describe("business hours", () => {
  it("are all hours until somebody says otherwise", async () => {
    expect(await room.ask(ada, "get", HOURS)).toMatchObject({
      status: 200,
      body: { timeZone: "UTC", days: { sun: [["00:00", "24:00"]] } },
    });
  });

  it("are set, set again, and written in the trail", async () => {
    expect(await room.ask(ada, "put", HOURS, { ...office, timeZone: "UTC" })).toMatchObject({ status: 200 });
    expect(await room.ask(ada, "put", HOURS, office)).toEqual({ status: 200, body: office });
    expect(await room.ask(ada, "get", HOURS)).toEqual({ status: 200, body: office });
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(rows).toMatchObject([
      { facts: { timeZone: "UTC" } },
      { action: "settings.changed", facts: { timeZone: "Europe/Berlin" } },
    ]);
  });

  it.each([
    ["a time zone nobody knows", { ...office, timeZone: "Europe/Atlantis" }],
    ["no time zone", { days: {} }],
    ["a time nobody's clock shows", { ...office, days: { mon: [["25:00", "26:00"]] } }],
    ["half a range", { ...office, days: { mon: [["09:00"]] } }],
  ])("with %s are refused", async (_, hours) =>
    expect(await room.ask(ada, "put", HOURS, hours)).toMatchObject({
      status: 422,
      body: { code: "request_invalid" },
    }),
  );

  it("are told of to open pages", async () => {
    await room.ask(ada, "put", HOURS, office);
    expect(await news()).toEqual(["business-hours"]);
  });

  it("are seen by agents and set by admins", async () => {
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    expect((await room.ask(agent, "get", HOURS)).status).toBe(200);
    expect((await room.ask(agent, "put", HOURS, office)).status).toBe(403);
  });

  it("are what rules go by", async () => {
    const never = { timeZone: "UTC", days: {} };
    await room.ask(ada, "put", HOURS, never);
    const id = await inOrganization(database, acme, async (tx) => {
      const rule = {
        name: "Closed",
        enabled: true,
        conditions: { kind: "business_hours", open: false },
        actions: [{ kind: "reply", text: "We sleep." }],
        stop: false,
        cooldownSeconds: 0,
      } as const;
      return (await performWithin(tx, {}, createRule, { actor: ada }, "", rule)).result;
    });
    expect(await tryRule(database, acme, id, { text: "hi" })).toEqual({
      matches: true,
      actions: [{ kind: "reply", text: "We sleep." }],
      why: ["outside business hours: yes"],
    });
  });
});

describe("the organization's name", () => {
  const NAME = "/settings/organization";

  it("is changed, and the trail says from what to what", async () => {
    expect(await room.ask(ada, "put", NAME, { name: "  Tea House " })).toEqual({
      status: 200,
      body: { name: "Tea House" },
    });
    expect(await room.ask(ada, "get", NAME)).toEqual({ status: 200, body: { name: "Tea House" } });
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1",
      [acme],
    );
    expect(rows).toEqual([{ action: "organization.renamed", facts: { from: "Acme", to: "Tea House" } }]);
  });

  it("is told of to open pages, once it is another", async () => {
    await room.ask(ada, "put", NAME, { name: "Tea House" });
    await room.ask(ada, "put", NAME, { name: "Tea House" });
    expect(await news()).toEqual(["organization"]);
  });

  it("is what templates say", async () => {
    await room.ask(ada, "put", NAME, { name: "Tea House" });
    expect((await createRuleSets(database).of(acme)).organizationName).toBe("Tea House");
  });

  it("changes nobody else's", async () => {
    const globex = await makeOrganization(database.owner, "Globex");
    await room.ask(ada, "put", NAME, { name: "Tea House" });
    expect(await room.ask(await makeMember(database.owner, globex), "get", NAME)).toEqual({
      status: 200,
      body: { name: "Globex" },
    });
  });

  it("given again is no news for the trail", async () => {
    await room.ask(ada, "put", NAME, { name: "Acme" });
    expect(
      (await database.owner.query("select from audit_logs where organization_id = $1", [acme])).rowCount,
    ).toBe(0);
  });

  it.each(["", "   ", "x".repeat(121)])("is refused when it is %j", async (name) =>
    expect(await room.ask(ada, "put", NAME, { name })).toMatchObject({
      status: 422,
      body: { code: "request_invalid" },
    }),
  );

  it("is read by agents and changed by admins", async () => {
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    expect([
      (await room.ask(agent, "get", NAME)).status,
      (await room.ask(agent, "put", NAME, { name: "Mine" })).status,
    ]).toEqual([200, 403]);
  });
});

describe("business hours as they are written", () => {
  const set = (hours: unknown) => room.ask(ada, "put", HOURS, hours);

  it.each([
    ["a whole day", { mon: [["00:00", "24:00"]] }],
    ["a night", { sat: [["22:00", "06:00"]] }],
    ["a day from midnight to midnight", { sun: [["00:00", "00:00"]] }],
    ["the last minute", { sun: [["23:59", "24:00"]] }],
    ["no hours on a day", { mon: [] }],
    ["no day at all", {}],
    ["ten times a day", { tue: Array.from({ length: 10 }, (_, at) => [`0${at}:00`, `0${at}:30`]) }],
  ])("may hold %s", async (_, days) => {
    expect(await set({ timeZone: "UTC", days })).toEqual({ status: 200, body: { timeZone: "UTC", days } });
    expect((await room.ask(ada, "get", HOURS)).body).toEqual({ timeZone: "UTC", days });
  });

  it.each([
    "UTC",
    "Europe/Berlin",
    "America/Argentina/Buenos_Aires",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Etc/GMT+12",
  ])("may be of %s", async (timeZone) =>
    expect(await set({ timeZone, days: {} })).toMatchObject({ status: 200, body: { timeZone } }),
  );

  it.each([
    ["no clock shows 24:30", { mon: [["09:00", "24:30"]] }],
    ["nothing begins at 24:00", { mon: [["24:00", "24:00"]] }],
    ["a clock has two digits", { mon: [["9:00", "17:00"]] }],
    ["nor seconds", { mon: [["09:00:00", "17:00:00"]] }],
    ["minutes end at 59", { mon: [["09:60", "17:00"]] }],
    ["a time is text", { mon: [[900, 1700]] }],
    ["three times are no range", { mon: [["09:00", "12:00", "17:00"]] }],
    ["eleven times are too many", { mon: Array.from({ length: 11 }, () => ["09:00", "10:00"]) }],
    ["a day is a list", { mon: "09:00-17:00" }],
  ])("are refused where %s", async (_, days) => {
    expect(await set({ timeZone: "UTC", days })).toMatchObject({
      status: 422,
      body: { code: "request_invalid" },
    });
    expect(await news()).toEqual([]);
  });

  it.each(["", "Mars", "CEST Berlin", "+25:00", "Europe/Berlin; drop", "x".repeat(61), null, 7])(
    "are refused in the time zone %j, in words that say which one to choose",
    async (timeZone) => {
      const { status, body } = await set({ timeZone, days: {} });
      expect([status, body["facts"]]).toEqual([422, { part: "body", field: "timeZone" }]);
    },
  );

  it("are each organization's own", async () => {
    await set(office);
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect((await room.ask(eve, "get", HOURS)).body).toMatchObject({ timeZone: "UTC" });
    await room.ask(eve, "put", HOURS, { timeZone: "Asia/Tokyo", days: {} });
    expect((await room.ask(ada, "get", HOURS)).body).toEqual(office);
  });
});

it.each([
  ["owner", 200, 200],
  ["admin", 200, 200],
  ["supervisor", 200, 403],
  ["agent", 200, 403],
  ["accountant", 403, 403],
  ["viewer", 403, 403],
  ["client", 403, 403],
  ["vendor", 403, 403],
] as const)("somebody who is %s reads settings: %i, and changes them: %i", async (role, reads, changes) => {
  const member = await makeMember(database.owner, acme, "Grace", role);
  for (const [path, body] of [
    [HOURS, office],
    ["/settings/organization", { name: "Else" }],
  ] as const)
    expect([
      (await room.ask(member, "get", path)).status,
      (await room.ask(member, "put", path, body)).status,
    ]).toEqual([reads, changes]);
});
