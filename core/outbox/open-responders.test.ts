import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRecorder, createSummaryLoader, type Recorded } from "../conversations/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { commitRuleResults } from "../rules/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { claimEvents } from "./claim-batch.ts";
import { openResponders, type Responders } from "./open-responders.ts";
import type { Interest, Responder } from "./responder.ts";

type Rows = { readonly runs: readonly []; readonly replies: readonly [] };

const database = await testDatabase();
const NONE: Rows = { runs: [], replies: [] };

let acme: OrganizationId;
let shop: ChannelId;
let heard: string[];

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  heard = [];
});
afterEach(() => database.owner.query("truncate outbox"));

/** Wants what it is told to want, and notes what it hears. */
const responder = (name: string, more: Partial<Responder<Rows>> = {}): Responder<Rows> => ({
  name,
  prepare: async () => async () => "yes",
  respond: async (_, { text }) => {
    heard.push(`${name}: ${text}`);
    return { chain: "continue", rows: NONE };
  },
  ...more,
});

const open = (...chain: readonly Responder<Rows>[]): Responders =>
  openResponders({
    database,
    chain,
    loadSummary: createSummaryLoader(database),
    commit: (handled) =>
      commitRuleResults(
        {
          database,
          deliver: () => {},
          announce: () => {},
          reserve: () => ({ count: 0, begin: () => {}, requeue: () => {} }),
        },
        handled,
      ),
  });

type Thread = "direct" | "group";
type Stored = Extract<Recorded, { kind: "recorded" }>;

/** A contact writes, through a process that works on what it stores or one that does not. */
async function write(
  text: string,
  {
    kind = "direct",
    interest = "yes",
    works = true,
  }: { readonly kind?: Thread; readonly interest?: Interest; readonly works?: boolean } = {},
): Promise<Stored> {
  const arrival = makeInboundMessage(shop, "Linus", text, { thread: { key: "a thread", kind } });
  const recorded = await createRecorder(database, works)({ ...arrival, interest });
  if (recorded.kind !== "recorded") throw new Error("Nothing was recorded.");
  return recorded;
}

async function handle(responders: Responders, ...recorded: readonly Stored[]): Promise<void> {
  for (const { claimed } of recorded) if (claimed) responders.enqueue(claimed);
  await responders.idle();
}

const waiting = async (): Promise<number> =>
  (await database.owner.query("select from outbox where done_at is null")).rowCount ?? 0;

describe("the chain of responders", () => {
  it("hears a message one after the other, until one ends it", async () => {
    const ends = responder("second", {
      respond: async () => {
        heard.push("second");
        return { chain: "end", rows: NONE };
      },
    });
    await handle(open(responder("first"), ends, responder("third")), await write("Hello"));
    expect(heard).toEqual(["first: Hello", "second"]);
    expect(await waiting()).toBe(0);
  });

  it("hears the messages of a conversation in order, one at a time", async () => {
    let under = 0;
    const slow = responder("slow", {
      respond: async (_, { text }) => {
        expect((under += 1)).toBe(1);
        await database.owner.query("select");
        heard.push(text);
        under -= 1;
        return { chain: "continue", rows: NONE };
      },
    });
    const recorded = [await write("one"), await write("two"), await write("three")];
    expect(recorded.map(({ claimed }) => claimed !== null)).toEqual([true, false, false]);
    await handle(open(slow), ...recorded);
    expect(heard).toEqual(["one", "two", "three"]);
  });

  it("hears what another process has stored, once it has claimed it", async () => {
    const responders = open(responder("rules"));
    await write("Hello", { works: false });
    (await claimEvents(database, 10)).forEach(responders.enqueue);
    await responders.idle();
    expect(heard).toEqual(["rules: Hello"]);
  });

  it("hears a message again when a responder failed, and goes on to the next after five attempts", async () => {
    const poisoned = responder("rules", {
      respond: async (_, { text }) => {
        heard.push(text);
        if (text === "poison") throw new Error("I cannot.");
        return { chain: "continue", rows: NONE };
      },
    });
    const responders = open(poisoned);
    await handle(responders, await write("poison"), await write("Hello"));
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      await database.owner.query("update outbox set lease_until = clock_timestamp() - interval '1 second'");
      (await claimEvents(database, 10)).forEach(responders.enqueue);
      await responders.idle();
    }
    (await claimEvents(database, 10)).forEach(responders.enqueue);
    await responders.idle();
    expect(heard).toEqual([...Array<string>(5).fill("poison"), "Hello"]);
    const { rows } = await database.owner.query(
      "select attempts, last_error from outbox where last_error is not null",
    );
    expect(rows).toEqual([{ attempts: 5, last_error: "I cannot." }]);
  });
});

describe("whether a message is wanted", () => {
  const asked = (...interests: readonly Interest[]) =>
    open(
      ...interests.map((interest, at) =>
        responder(String(at), { prepare: async () => async () => interest }),
      ),
    ).interestIn(acme, { channelId: shop, text: "Hello", authorName: "Linus", group: false });

  it.each<{ of: Interest[]; is: Interest }>([
    { of: [], is: "no" },
    { of: ["no", "no"], is: "no" },
    { of: ["no", "first"], is: "first" },
    { of: ["first", "yes", "no"], is: "yes" },
  ])("is the strongest interest of the chain: of $of it is $is", async ({ of, is }) => {
    expect(await asked(...of)).toBe(is);
  });

  it("counts as yes when a responder cannot say: the message must not be lost", async () => {
    const away = responder("away", { prepare: () => Promise.reject(new Error("The database is away.")) });
    expect(
      await open(responder("rules", { prepare: async () => async () => "no" }), away).interestIn(acme, {
        channelId: shop,
        text: "Hello",
        authorName: "Linus",
        group: false,
      }),
    ).toBe("yes");
  });
});

describe("a message that nobody wants", () => {
  const dialogue = (until: string) =>
    database.owner.query(
      `update comm_conversations set dialogue_until = clock_timestamp() + interval '${until}'`,
    );
  const outcome = ({ claimed, waits }: Stored) => ({ claimed: claimed !== null, waits });
  const DONE = { claimed: false, waits: false };
  const CLAIMED = { claimed: true, waits: true };
  const WAITS = { claimed: false, waits: true };

  it.each([{ known: false }, { known: true }])(
    "is done as it is stored, and never claimed (from a contact known before: $known)",
    async ({ known }) => {
      if (known) await write("Hello", { interest: "no" });
      expect(outcome(await write("Good morning", { interest: "no" }))).toEqual(DONE);
      expect(await claimEvents(database, 10)).toEqual([]);
      const { rowCount } = await database.owner.query(
        "select from outbox where done_at is null or attempts > 0 or lease_until is not null",
      );
      expect(rowCount).toBe(0);
    },
  );

  it("but as its conversation's first, is handed on only when it is the first", async () => {
    const first = await write("Hello", { interest: "first" });
    expect(outcome(first)).toEqual(CLAIMED);
    await handle(open(responder("rules")), first);
    expect(outcome(await write("Good morning", { interest: "first" }))).toEqual(DONE);
  });

  it.each<{ kind: Thread }>([{ kind: "direct" }, { kind: "group" }])(
    "is handed on all the same while a dialogue is open, and not when its time is over, in a $kind thread",
    async ({ kind }) => {
      await write("Hello", { kind, interest: "no" });
      await dialogue("1 minute");
      const answer = await write("42", { kind, interest: "no" });
      expect(outcome(answer)).toEqual(CLAIMED);
      await handle(open(responder("command")), answer);
      expect(heard).toEqual(["command: 42"]);
      await dialogue("-1 second");
      expect(outcome(await write("43", { kind, interest: "no" }))).toEqual(DONE);
    },
  );

  it.each<{ kind: Thread }>([{ kind: "direct" }, { kind: "group" }])(
    "waits behind an earlier one, whose responder may yet open a dialogue, in a $kind thread",
    async ({ kind }) => {
      await write("/order", { kind });
      expect(outcome(await write("42", { kind, interest: "no" }))).toEqual(WAITS);
    },
  );

  it("waits behind an earlier one also where both are stored together", async () => {
    await write("Hello", { interest: "no" });
    const record = createRecorder(database, true);
    const stored = await Promise.all(
      (["no", "yes", "no"] as const).map((interest, at) =>
        record({
          ...makeInboundMessage(shop, "Linus", `message ${at}`, {
            thread: { key: "a thread", kind: "direct" },
          }),
          interest,
        }),
      ),
    );
    expect(stored.map((one) => one.kind === "recorded" && outcome(one))).toEqual([DONE, CLAIMED, WAITS]);
  });
});
