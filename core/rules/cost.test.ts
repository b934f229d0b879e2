import { beforeEach, describe, expect, it } from "vitest";
import { inOrganization } from "../database/index.ts";
import type { MemberActor } from "../access/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { addRule } from "./create-rule.ts";
import { INLINE_WORK_MAX, TEXT_MAX, WORDS_MAX } from "./evaluate/limits.ts";
import { createRuleSets } from "./load-rules.ts";
import { ruleEndpoints } from "./routes.ts";
import type { Condition, Facts } from "./rule.ts";

const database = await testDatabase();
const room = openRoom({ database }, ruleEndpoints);

let acme: OrganizationId;
let ada: MemberActor;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "admin");
  grace = await makeMember(database.owner, acme, "Grace", "agent");
});

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** No two places alike, so that no automaton has learnt what comes. */
const irregular = (length: number) =>
  Array.from(
    { length },
    (_, at) => "ab1 x"[Math.floor(Math.abs(Math.sin(at * 12.9898) * 43_758.5453)) % 5],
  ).join("");
const matching = (pattern: string): Condition => ({ kind: "text_matches", pattern });
/** Ten patterns as costly as are allowed: each state of each is alive at every character. */
const COSTLY = Array.from({ length: 10 }, (_, at) => `[a-z].{0,90}[0-9]{3}${LETTERS[at]}`);
const rule = (conditions: Condition) => ({
  name: "Costly",
  enabled: true,
  conditions,
  actions: [{ kind: "reply" as const, text: "Hello" }],
  stop: false,
  cooldownSeconds: 0,
});
const save = (conditions: Condition) => room.ask(ada, "post", "/rules", rule(conditions));
const trial = (conditions: unknown, text: string) =>
  room.ask(grace, "post", "/rules/trial", { conditions, text });
const facts = (text: string): Facts => ({
  text,
  channelId: "chn_1",
  first: false,
  group: false,
  now: Temporal.Instant.from("2026-03-02T10:00:00Z"),
  businessHours: null,
  automatic: false,
});

/** The longest this thread worked without a pause, in ms of its own time: nobody else is served meanwhile. */
async function longestStall(during: () => Promise<unknown>): Promise<number> {
  let last = workedMs();
  let longest = 0;
  const look = () => {
    const now = workedMs();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const ticking = setInterval(look, 1);
  await during().finally(() => clearInterval(ticking));
  look();
  return longest;
}

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe("F2, security 1: a trial", () => {
  it("of fifty patterns that repeat too often is refused by name, and others run meanwhile", async () => {
    const any = Array.from({ length: 50 }, () => matching("[a-z].{0,900}[0-9]{3}"));
    const stall = await longestStall(async () => {
      const [tried, listed] = await Promise.all([
        trial({ any }, "a".repeat(20_000)),
        room.ask(grace, "get", "/rules"),
      ]);
      expect(tried).toMatchObject({
        status: 422,
        body: {
          code: "request_invalid",
          message: expect.stringMatching(/^The pattern \/\[a-z\]\.\{0,900\}.*“\{900\}” repeats too often/),
        },
      });
      expect(listed.status).toBe(200);
    });
    expect(stall).toBeLessThan(200);
  });

  it("that takes too long is ended after its time, and the next one runs", async () => {
    const any = COSTLY.slice(0, 9).map((pattern) => matching(`(${pattern})`));
    const stall = await longestStall(async () => {
      const answer = await trial({ any }, irregular(20_000));
      expect([200, 422]).toContain(answer.status);
      if (answer.status === 422) expect(answer.body).toMatchObject({ code: "rule_too_slow" });
    });
    expect(stall).toBeLessThan(200);
    expect(await trial(matching("refund"), "a refund")).toMatchObject({
      status: 200,
      body: { matches: true },
    });
  });

  it.each([
    ["a group that is repeated in a group", "(?:(?:x{100}){10})".repeat(25)],
    ["ranges over all letters", "[b-\u{1e942}]".repeat(60)],
    ["classes of all letters", "\\pL".repeat(160)],
    ["a thousand steps", "[ab]{100}".repeat(12)],
  ])("of %s is refused, and nobody waits for it", async (_, pattern) => {
    const stall = await longestStall(async () => {
      expect(await trial({ all: [matching(pattern)] }, "hello")).toMatchObject({
        status: 422,
        body: { message: expect.stringMatching(/^The pattern \/.* is invalid: /s) },
      });
    });
    expect(stall).toBeLessThan(200);
  });

  it("reads the first 4,000 characters", async () => {
    const text = `${"x ".repeat(TEXT_MAX / 2)}refund 日本`;
    for (const conditions of [
      matching("refund"),
      { kind: "text_contains", words: ["refund", "x refund", "日本"] },
    ])
      expect(await trial(conditions, text)).toMatchObject({ status: 200, body: { matches: false } });
  });
});

describe("F2, security 1: a rule", () => {
  it("with which all patterns together are too large is refused, and the pattern is named", async () => {
    for (const pattern of COSTLY) expect(await save(matching(pattern))).toMatchObject({ status: 201 });
    expect(await save(matching(".{0,99}too much"))).toMatchObject({
      status: 422,
      body: {
        code: "rules_too_large",
        message: expect.stringMatching(
          /^The pattern \/\.\{0,99\}too much\/ is too large\. .*turn a rule off/,
        ),
      },
    });
    expect(await save(matching(COSTLY[0] ?? ""))).toMatchObject({ status: 201 });
  });

  it("cannot be switched on while it would be too much, and is stored switched off", async () => {
    for (const pattern of COSTLY) await save(matching(pattern));
    const off = await room.ask(ada, "post", "/rules", {
      ...rule(matching(".{0,99}too much")),
      enabled: false,
    });
    expect(off.status).toBe(201);
    const path = `/rules/${String(off.body["id"])}`;
    expect(await room.ask(ada, "patch", path, { enabled: true })).toMatchObject({
      status: 422,
      body: { code: "rules_too_large" },
    });
    expect(await room.ask(ada, "patch", path, { name: "Later" })).toMatchObject({ status: 200 });
  });

  it("has a limited number of conditions, and all have a limited number of words", async () => {
    const first: Condition = { kind: "first_message" };
    const fifty = { any: Array.from({ length: 50 }, () => first) };
    expect(await save({ all: [fifty, fifty, fifty, fifty, first] })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("at most 200 conditions") },
    });
    const words = Array.from({ length: 200 }, (_, at) => `word ${at}`);
    const many = {
      any: Array.from({ length: WORDS_MAX / 200 }, (): Condition => ({ kind: "text_contains", words })),
    };
    expect(await save(many)).toMatchObject({ status: 201 });
    expect(await save({ kind: "text_contains", words: ["refund"] })).toMatchObject({
      status: 422,
      body: { code: "rules_too_large", message: expect.stringContaining("5001") },
    });
  });

  it("older than the limit is skipped and says why; the others go on", async () => {
    await save(matching("refund"));
    await database.owner.query(
      "update comm_auto_response_rules set condition = $2, name = 'Old' where organization_id = $1",
      [acme, matching("(.{0,1000}x)|(.{0,999}y)")],
    );
    await save(matching("refund"));
    expect((await room.ask(ada, "get", "/rules")).body["items"]).toMatchObject([
      { name: "Old", skipped: expect.stringMatching(/“\{1000\}” repeats too often/) },
      { name: "Costly", skipped: null },
    ]);
    const { evaluate } = await createRuleSets(database).of(acme);
    expect(await evaluate(facts("a refund xy"))).toMatchObject([{ name: "Costly" }]);
  });
});

describe("F2, security 1: a contact's message", () => {
  const everyPattern = async () => {
    await inOrganization(database, acme, async (tx) => {
      for (const pattern of COSTLY) await addRule(tx, { kind: "system" }, rule(matching(pattern)));
      const found = { any: [{ not: matching(COSTLY[0] ?? "") }, matching("b")] };
      await addRule(tx, { kind: "system" }, rule(found));
    });
    return (await createRuleSets(database).of(acme)).evaluate;
  };

  it("is evaluated with the largest allowed rules while others are served", async () => {
    const evaluate = await everyPattern();
    const text = irregular(TEXT_MAX);
    let decisions: readonly unknown[] = [];
    const stall = await longestStall(async () => void (decisions = await evaluate(facts(text))));
    expect(decisions).not.toEqual([]);
    expect(stall).toBeLessThan(100);
  });

  it("is short enough for the main thread where it should be", async () => {
    const evaluate = await everyPattern();
    const stall = await longestStall(async () => void (await evaluate(facts(irregular(150)))));
    expect(stall).toBeLessThan(100);
  });

  it("is read up to 4,000 characters in a thread too", async () => {
    const evaluate = await everyPattern();
    const text = (at: number) => `${" ".repeat(at - 5)}q123a`;
    expect(text(TEXT_MAX).length).toBeGreaterThan(INLINE_WORK_MAX / 1_000);
    expect(await evaluate(facts(text(TEXT_MAX)))).toHaveLength(1);
    expect(await evaluate(facts(`${text(TEXT_MAX + 1)} and b`))).toHaveLength(1);
  });
});
