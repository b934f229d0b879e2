import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRecorder, createSummaryLoader, type RecordInbound } from "../conversations/index.ts";
import { type DeliveryReference, type SendSlots, type SendTask } from "../deliveries/index.ts";
import { inOrganization, openDatabase, type Database } from "../database/index.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type LabelId,
  type OrganizationId,
  type RuleId,
} from "../kernel/ids.ts";
import {
  claimEvents,
  MAX_ATTEMPTS,
  openResponders,
  type ClaimedEvent,
  type Responders,
} from "../outbox/index.ts";
import { plain } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { addRule } from "./create-rule.ts";
import { createRuleSets, type RuleSets } from "./load-rules.ts";
import { commitRuleResults } from "./commit-rule-results.ts";
import { createRuleResponder } from "./responder.ts";
import type { Action } from "./rule.ts";

const database = await testDatabase();
const record: RecordInbound = createRecorder(database, true);

let acme: OrganizationId;
let shop: ChannelId;
let responders: Responders;
let begun: DeliveryReference[];
let sending: SendTask[];
let takenBack: Pick<DeliveryReference, "organizationId" | "id">[];
let announced: string[];

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  responders = open();
});
// What a test leaves behind is nobody's work in the next one.
afterEach(() => database.owner.query("truncate outbox, comm_deliveries cascade"));

/** A process that acts on events, with room to send so many replies at once. */
function open(on: Database = database, rules: RuleSets = createRuleSets(on), places = 0): Responders {
  [begun, sending, takenBack, announced] = [[], [], [], []];
  const reserve = (wanted: number): SendSlots => ({
    count: Math.min(wanted, places),
    begin: (tasks) => void sending.push(...tasks),
    requeue: (deliveries) => void takenBack.push(...deliveries),
  });
  return answering({
    database: on,
    rules,
    reserve,
    deliver: (delivery) => begun.push(delivery),
    announce: (id) => announced.push(id),
  });
}

/** Responders of which rules are the only one. */
const answering = (
  act: Parameters<typeof createRuleResponder>[0] & Parameters<typeof commitRuleResults>[0],
): Responders =>
  openResponders({
    database: act.database,
    chain: [createRuleResponder(act)],
    loadSummary: createSummaryLoader(act.database),
    commit: (handled) => commitRuleResults(act, handled),
  });

const answer = (text: string): Action => ({ kind: "reply", text });
const rule = (
  name: string,
  actions: readonly Action[],
  more: { readonly word?: string; readonly cooldownSeconds?: number } = {},
): Promise<RuleId> =>
  inOrganization(database, acme, (tx) =>
    addRule(
      tx,
      { kind: "system" },
      {
        name,
        enabled: true,
        conditions: { kind: "text_contains", words: [more.word ?? "hello"] },
        actions: [...actions],
        stop: false,
        cooldownSeconds: more.cooldownSeconds ?? 0,
      },
    ),
  );

async function label(name: string): Promise<LabelId> {
  const id = newId("lbl");
  await database.owner.query("insert into comm_labels (organization_id, id, name) values ($1, $2, $3)", [
    acme,
    id,
    name,
  ]);
  return id;
}

/** Linus writes; the event this process then holds, if his line was free. */
async function write(
  text: string,
  thread = "linus",
  name = "Linus",
): Promise<{ conversation: ConversationId; claimed: ClaimedEvent | null }> {
  const [at, id] = [new Date().toISOString(), newId("job")];
  const recorded = await record({
    channelId: shop,
    payload: {},
    receivedAt: at,
    event: {
      kind: "message_received",
      key: id,
      occurredAt: at,
      thread: { key: thread, kind: "direct" },
      externalId: id,
      position: "1",
      author: "contact",
      from: { identities: [{ kind: "user_id", value: thread }], name },
      content: { text: plain(text), parts: [] },
    },
  });
  if (recorded.kind !== "recorded") throw new Error("Nothing was recorded.");
  return { conversation: recorded.conversationId, claimed: recorded.claimed };
}

/** Linus writes and is answered as far as that goes. */
async function ask(text: string, thread?: string, name?: string): Promise<ConversationId> {
  const { conversation, claimed } = await write(text, thread, name);
  if (claimed) responders.enqueue(claimed);
  await responders.idle();
  return conversation;
}

const rows = async <T = Record<string, unknown>>(text: string): Promise<T[]> =>
  (await database.owner.query(text, [acme])).rows;
const said = async () =>
  (
    await rows<{ body: string }>(
      "select body from comm_messages where organization_id = $1 and direction = 'out' and kind = 'message' order by id",
    )
  ).map((row) => row.body);
const outcomes = async () =>
  (
    await rows<{ outcome: string }>(
      "select outcome from comm_rule_runs where organization_id = $1 order by ran_at",
    )
  ).map((row) => row.outcome);
const eventLines = () =>
  rows("select event from comm_messages where organization_id = $1 and kind = 'event'");
const waiting = async () =>
  (await rows("select from outbox where organization_id = $1 and done_at is null")).length;
const labels = async () =>
  (
    await rows<{ name: string }>(
      "select l.name from comm_conversation_labels c join comm_labels l on l.id = c.label_id where c.organization_id = $1",
    )
  ).map((row) => row.name);
const inConversation = (conversation: ConversationId, set: string) =>
  database.owner.query(`update comm_conversations set ${set} where id = $1`, [conversation]);

/** The lease of whoever works on it ends, and somebody takes it over. */
async function takeOver(by = responders): Promise<ClaimedEvent[]> {
  await database.owner.query(
    "update outbox set lease_until = clock_timestamp() - interval '1 second' where done_at is null",
  );
  const claimed = await claimEvents(database, 10);
  claimed.forEach(by.enqueue);
  await by.idle();
  return claimed;
}

describe("a customer's message", () => {
  it("is answered once, its reply begun at once and its run kept", async () => {
    await rule("Greeting", [answer("Hi {{contact.name}}, this is {{organization.name}}.")]);
    await ask("hello");
    expect([await said(), await outcomes(), await waiting(), begun.length, announced]).toEqual([
      ["Hi Linus, this is Acme."],
      ["done"],
      0,
      1,
      [acme],
    ]);
  });

  it("is answered by a reply stored as under way, where there is room to send it at once", async () => {
    await rule("Greeting", [answer("Hi {{contact.name}}")]);
    responders = open(database, createRuleSets(database), 1);
    const conversation = await ask("hello");
    expect(sending).toEqual([
      {
        organizationId: acme,
        id: expect.stringMatching(/^dsp_/),
        messageId: expect.stringMatching(/^msg_/),
        conversationId: conversation,
        channelId: shop,
        operation: "send",
        payload: {},
        attempt: 1,
        tries: 1,
        rateLimitWaits: 0,
        partsSent: 0,
        thread: { key: "linus", kind: "direct", title: "Linus", context: {} },
        body: "Hi Linus",
        marks: [],
        parts: [],
        buttons: null,
        replyTo: null,
        externalId: null,
        furtherIds: [],
        authorName: "Greeting",
        automatic: true,
        deleted: false,
        doubtedForMs: null,
      },
    ]);
    expect([
      begun,
      await rows(
        "select state, attempts, attempt_started_at is not null as started, lease_until > clock_timestamp() + interval '1 minute' as leased from comm_deliveries where organization_id = $1",
      ),
    ]).toEqual([[], [{ state: "sending", attempts: 1, started: true, leased: true }]]);
  });

  it.each([
    { when: "two rules answer it: the second reply waits for the first", places: 2, second: "Welcome" },
    { when: "an earlier reply is still under way", places: 2, second: null },
  ])("never has two replies under way at once: $when", async ({ places, second }) => {
    await rule("Greeting", [answer("Hi")]);
    if (second) await rule("Second", [answer(second)]);
    responders = open(database, createRuleSets(database), places);
    await ask("hello");
    if (!second) await ask("hello again");
    expect([
      sending.map((task) => task.body),
      begun,
      (
        await rows<{ state: string }>(
          "select state from comm_deliveries where organization_id = $1 order by sequence",
        )
      ).map((row) => row.state),
    ]).toEqual([["Hi"], [], ["sending", "queued"]]);
  });

  it("gives back the room it did not need", async () => {
    await rule("Greeting", [answer("Hi")]);
    const room = { count: 5, begin: vi.fn<SendSlots["begin"]>(), requeue: () => {} };
    responders = answering({
      database,
      rules: createRuleSets(database),
      reserve: () => room,
      deliver: () => {},
      announce: () => {},
    });
    await ask("nothing a rule knows");
    await ask("hello", "ada");
    expect(room.begin.mock.calls.map(([tasks]) => tasks.length)).toEqual([0, 1]);
  });

  it("is answered in the very words that were stored", async () => {
    await rule("Greeting", [answer("Hi {{contact.name}}")]);
    responders = open(database, createRuleSets(database), 1);
    await ask("hello", "ada", "A\ud800\u0000da");
    expect([sending.map((task) => task.body), await said()]).toEqual([
      ["Hi A\ufffd\ufffdda"],
      ["Hi A\ufffd\ufffdda"],
    ]);
  });

  it("has its reply taken back when the answer to storing it is lost, and is not answered again", async () => {
    await rule("Greeting", [answer("Hi")]);
    let lost = 0;
    const query = async (statement: { readonly name?: string }, ...more: unknown[]) => {
      const told: unknown = await Reflect.apply(database.system.query, database.system, [statement, ...more]);
      if (statement.name === "commit_rule_results" && lost++ === 0)
        throw new Error("Connection terminated unexpectedly");
      return told;
    };
    const system = new Proxy(database.system, {
      get: (pool, name): unknown => (name === "query" ? query : Reflect.get(pool, name, pool)),
    });
    responders = open({ ...database, system }, createRuleSets(database), 1);
    await ask("hello");
    expect([
      await said(),
      sending,
      (await rows<{ id: string }>("select id from comm_deliveries where organization_id = $1")).map(
        ({ id }) => id,
      ),
    ]).toEqual([["Hi"], [], takenBack.map(({ id }) => id)]);
  });

  it("is not answered twice, however often and by whomever its event is handled", async () => {
    await rule("Greeting", [answer("Hi")]);
    await rule("Triage", [answer("Noted"), { kind: "label", labelId: await label("new") }]);
    const { claimed } = await write("hello");
    const other = openDatabase(database.url);
    const processes = [responders, open(other), open(other)];
    processes.forEach((one) => claimed && one.enqueue(claimed));
    await Promise.all(processes.map((one) => one.idle()));
    await other.close();
    expect([await said(), await outcomes(), await labels(), await waiting()]).toEqual([
      ["Hi", "Noted"],
      ["done", "done"],
      ["new"],
      0,
    ]);
  });

  it("is answered where a process stopped that had done one rule of two", async () => {
    await rule("Triage", [answer("Noted"), { kind: "label", labelId: await label("new") }]);
    const { claimed } = await write("hello");
    if (claimed) responders.enqueue(claimed);
    await responders.idle();
    await rule("Greeting", [answer("Hi")]);
    await database.owner.query("update outbox set done_at = null where kind = 'message_received'");
    await takeOver(open());
    expect([await said(), await outcomes()]).toEqual([
      ["Noted", "Hi"],
      ["done", "done"],
    ]);
  });

  it("is answered in the order of the rules, though one of them does more than answer", async () => {
    await rule("First", [answer("one")]);
    await rule("Second", [answer("two"), { kind: "label", labelId: await label("new") }]);
    await rule("Third", [answer("three")]);
    await ask("hello");
    expect(await said()).toEqual(["one", "two", "three"]);
  });

  it("is answered by every rule also when one of them names somebody who left or a label that is gone", async () => {
    const bob = await makeMember(database.owner, acme, "Bob", "agent");
    const gone = await label("gone");
    await rule("Sales", [
      answer("Bob will answer."),
      { kind: "label", labelId: gone },
      { kind: "assign", userId: bob.userId },
    ]);
    await rule("Greet", [answer("Hello.")]);
    await database.owner.query("delete from user_roles where organization_id = $1 and user_id = $2", [
      acme,
      bob.userId,
    ]);
    await database.owner.query("delete from comm_labels where organization_id = $1 and id = $2", [
      acme,
      gone,
    ]);
    await ask("hello");
    await ask("hello again");
    expect(await said()).toEqual(["Bob will answer.", "Hello.", "Bob will answer.", "Hello."]);
    expect(await waiting()).toBe(0);
    expect(
      await rows(
        "select outcome, facts -> 'skipped' as skipped from comm_rule_runs where organization_id = $1 order by ran_at limit 2",
      ),
    ).toEqual([
      { outcome: "done", skipped: ["Nobody was assigned because the member left the organization."] },
      { outcome: "done", skipped: null },
    ]);
  });

  it("shows in its thread what a rule did, in the rule's name", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    await rule("Triage", [
      { kind: "label", labelId: await label("urgent") },
      { kind: "assign", userId: grace.userId },
    ]);
    await ask("hello");
    expect(
      await rows(
        "select author_kind, author_name, event from comm_messages where organization_id = $1 and kind = 'event' order by sent_at, position, id",
      ),
    ).toEqual([
      {
        author_kind: "rule",
        author_name: "Triage",
        event: { kind: "labelled", added: ["urgent"], removed: [] },
      },
      {
        author_kind: "rule",
        author_name: "Triage",
        event: { kind: "assigned", to: "Grace", toId: grace.userId },
      },
    ]);
  });

  it("is labelled and assigned as a rule says", async () => {
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    await rule("Triage", [
      { kind: "label", labelId: await label("urgent") },
      { kind: "assign", userId: grace.userId },
    ]);
    const conversation = await ask("hello");
    expect([
      await labels(),
      await rows("select assignee_id from comm_conversations where organization_id = $1"),
    ]).toEqual([["urgent"], [{ assignee_id: grace.userId }]]);
    expect(
      await database.owner.query(
        "select from outbox where kind = 'conversation_changed' and conversation_id = $1",
        [conversation],
      ),
    ).toMatchObject({ rowCount: 2 });
  });

  it("that stands at the end of a long chain is left alone", async () => {
    await rule("Greeting", [answer("Hi")]);
    const { claimed } = await write("hello");
    if (claimed) responders.enqueue({ ...claimed, depth: 5 });
    await responders.idle();
    expect([await said(), await waiting()]).toEqual([[], 0]);
  });
});

describe("a conversation", () => {
  it("is worked on in order: the next message is taken up when the one before is done", async () => {
    await rule("Echo", [answer("Hi")]);
    const first = await write("hello");
    const second = await write("hello again");
    expect(second.claimed).toBeNull();
    expect(await claimEvents(database, 10)).toEqual([]);
    if (first.claimed) responders.enqueue(first.claimed);
    await responders.idle();
    expect([await said(), await waiting()]).toEqual([["Hi", "Hi"], 0]);
  });

  it("does not wait for another", async () => {
    await rule("Echo", [answer("Hi")]);
    await write("hello", "stuck");
    await ask("hello", "linus");
    expect([await said(), await waiting()]).toEqual([["Hi"], 1]);
  });

  it("is taken over from a process that died, once", async () => {
    await rule("Echo", [answer("Hi")]);
    await write("hello");
    expect(await claimEvents(database, 10)).toEqual([]);
    await database.owner.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
    const claims = (await Promise.all([claimEvents(database, 10), claimEvents(database, 10)])).flat();
    expect(claims).toMatchObject([{ attempts: 2 }]);
    claims.forEach(responders.enqueue);
    await responders.idle();
    expect(await said()).toEqual(["Hi"]);
  });
});

describe("a rule that cools down", () => {
  it("speaks once, and again when its time has come", async () => {
    await rule("Out of office", [answer("Away")], { cooldownSeconds: 3_600 });
    await ask("hello");
    await ask("hello?");
    expect([await said(), await outcomes()]).toEqual([["Away"], ["done", "cooling_down"]]);
    await database.owner.query("update comm_rule_cooldowns set fired_at = fired_at - interval '1 hour'");
    await ask("hello??");
    expect(await said()).toEqual(["Away", "Away"]);
  });

  it("cools down in each conversation by itself", async () => {
    await rule("Out of office", [answer("Away")], { cooldownSeconds: 3_600 });
    await ask("hello", "linus");
    await ask("hello", "grace");
    expect(await said()).toEqual(["Away", "Away"]);
  });

  it("does not cool down from what it was kept from saying", async () => {
    await rule("Out of office", [answer("Away")], { cooldownSeconds: 3_600 });
    const conversation = await ask("good morning");
    await inConversation(conversation, "bot_paused_until = clock_timestamp() + interval '1 hour'");
    await ask("hello");
    await inConversation(conversation, "bot_paused_until = null");
    await ask("hello?");
    expect([await said(), await outcomes()]).toEqual([["Away"], ["paused", "done"]]);
  });
});

describe.each([
  ["plainly", 0],
  ["after cooling down", 1],
])("a rule that answers %s", (_, cooldownSeconds) => {
  beforeEach(() => rule("Echo", [answer("Hi")], { cooldownSeconds }));

  it("keeps quiet while a person is in charge", async () => {
    const conversation = await ask("good morning");
    await inConversation(conversation, "bot_paused_until = clock_timestamp() + interval '1 hour'");
    await ask("hello");
    expect([await said(), await outcomes(), await eventLines()]).toEqual([[], ["paused"], []]);
  });

  it("stops at its budget and says so in the thread, once a window", async () => {
    const conversation = await ask("good morning");
    await inConversation(conversation, "automatic_since = clock_timestamp(), automatic_count = 19");
    for (const text of ["hello", "hello?", "hello??"]) {
      await ask(text);
      await database.owner.query("update comm_rule_cooldowns set fired_at = fired_at - interval '1 hour'");
    }
    expect([await said(), await outcomes()]).toEqual([["Hi"], ["done", "over_budget", "over_budget"]]);
    expect(await eventLines()).toEqual([{ event: { kind: "loop_budget_spent", messages: 20 } }]);
    expect(await rows("select from outbox where organization_id = $1 and kind = 'note_added'")).toHaveLength(
      1,
    );
    await inConversation(conversation, "automatic_since = clock_timestamp() - interval '1 hour'");
    await ask("hello again");
    expect(await said()).toEqual(["Hi", "Hi"]);
  });
});

describe("an event that cannot be handled", () => {
  const poisoned = () => {
    const sets = createRuleSets(database);
    const of: RuleSets["of"] = async (organizationId) => {
      const set = await sets.of(organizationId);
      return {
        ...set,
        evaluate: (facts) => {
          if (facts.text === "poison") throw new Error("Cannot think about that.");
          return set.evaluate(facts);
        },
      };
    };
    return open(database, { ...sets, of });
  };

  it("is tried again later, then given up, and the next one goes on", async () => {
    await rule("Echo", [answer("Hi")]);
    responders = poisoned();
    await ask("poison");
    await write("hello");
    expect(
      await rows(
        "select last_error, lease_until > clock_timestamp() as waits, done_at from outbox where organization_id = $1 and last_error is not null",
      ),
    ).toEqual([{ last_error: "Cannot think about that.", waits: true, done_at: null }]);
    for (let attempt = 2; attempt < MAX_ATTEMPTS; attempt += 1)
      expect(await takeOver()).toMatchObject([{ attempts: attempt }]);
    expect([await said(), await waiting()]).toEqual([[], 2]);
    await takeOver();
    await takeOver();
    expect([await said(), await waiting()]).toEqual([["Hi"], 0]);
    expect(
      await rows(
        "select attempts from outbox where organization_id = $1 and last_error is not null and done_at is not null",
      ),
    ).toEqual([{ attempts: MAX_ATTEMPTS }]);
  });

  it("spoils nothing that is settled together with it", async () => {
    await rule("Echo", [answer("Hi")]);
    responders = poisoned();
    const [bad, good] = [await write("poison", "linus"), await write("hello", "grace")];
    for (const { claimed } of [bad, good]) if (claimed) responders.enqueue(claimed);
    await responders.idle();
    expect(await said()).toEqual(["Hi"]);
  });

  it("is given up when it ends every process that takes it up", async () => {
    await rule("Echo", [answer("Hi")]);
    const { claimed } = await write("hello");
    await database.owner.query("update outbox set attempts = $1 where done_at is null", [MAX_ATTEMPTS + 1]);
    if (claimed) responders.enqueue({ ...claimed, attempts: MAX_ATTEMPTS + 1 });
    await responders.idle();
    expect([await said(), await waiting()]).toEqual([[], 0]);
  });

  it("is not touched by the failure of one who no longer holds it", async () => {
    responders = poisoned();
    const { claimed } = await write("poison");
    await database.owner.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
    const [living] = await claimEvents(database, 1);
    if (claimed) responders.enqueue(claimed);
    await responders.idle();
    expect([
      living?.attempts,
      await rows("select last_error from outbox where organization_id = $1"),
    ]).toEqual([2, [{ last_error: null }]]);
  });
});
