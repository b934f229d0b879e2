import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import { createRecorder, readMessage } from "../conversations/index.ts";
import { inOrganization } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { plain, type InboundEvent } from "../protocol/index.ts";
import { sessionsBlocked } from "../testing/blocked-sessions.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted } from "../testing/scripted-channel.ts";
import { replayEvent } from "./replay-event.ts";
import { applyInboundEvent, type Applied, type OtherEvent } from "./apply-inbound-event.ts";
import { recordEvent } from "./record-event.ts";
import { retryWaiting } from "./retry-waiting.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let channel: OpenChannel;
let told = 0;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  channel = openScripted(acme, await makeChannel(database.owner, acme));
  await says("Ada", "Helo", "m1");
});

const says = (who: string, text: string, externalId: string, thread = who) =>
  record(
    makeInboundMessage(channel.channelId, who, text, { externalId, thread: { key: thread, kind: "direct" } }),
  );

type Said = Partial<OtherEvent> & { kind: OtherEvent["kind"] } & Record<string, unknown>;

/** Tells an event of Ada's thread; every one is new unless it says otherwise. */
function tell(said: Said): Promise<Applied> {
  told += 1;
  const event = unsafeCast<OtherEvent>({
    key: `event-${told}`,
    occurredAt: new Date(Date.UTC(2026, 6, 1) + told).toISOString(),
    thread: { key: "Ada", kind: "direct" },
    externalId: "m1",
    ...said,
  });
  return applyInboundEvent(database, channel, event, { events: [unsafeCast<never>(event)] });
}

const person = (value: string, name = value) => ({
  identities: [{ kind: "user_id" as const, value }] as const,
  name,
});
const ask = async (text: string) => (await database.owner.query<Record<string, unknown>>(text, [acme])).rows;
const message = async () =>
  (
    await ask(
      "select body, edited_at is not null as edited, deleted_at is not null as deleted from comm_messages where organization_id = $1 and external_id = 'm1'",
    )
  )[0];
const edits = async () =>
  (await ask("select body from comm_message_edits where organization_id = $1 order by number")).map(
    ({ body }) => body,
  );
const reactions = async () =>
  (await ask("select emoji, author_name from comm_reactions where organization_id = $1 order by emoji")).map(
    (one) => `${String(one["author_name"])} ${String(one["emoji"])}`,
  );
const edit = (text: string, more = {}) =>
  tell({ kind: "message_edited", content: { text: plain(text), parts: [] }, ...more });
const reacts = (who: string, emoji: readonly string[], more = {}) =>
  tell({ kind: "reaction_changed", from: person(who), emoji, ...more });

describe("an edit", () => {
  it("replaces the text and keeps the earlier one", async () => {
    expect(await edit("Hello")).toBe("applied");
    expect(await message()).toEqual({ body: "Hello", edited: true, deleted: false });
    expect(await edits()).toEqual(["Helo"]);
  });

  it("older than the last changes nothing", async () => {
    await edit("Hello, newest", { occurredAt: "2026-08-01T00:00:00Z" });
    await edit("Hello, late", { occurredAt: "2026-07-01T00:00:00Z" });
    expect(await message()).toMatchObject({ body: "Hello, newest" });
  });

  it("of the same second as the last is ordered by the provider, not by arrival", async () => {
    await edit("Hello, second", { occurredAt: "2026-08-01T00:00:00Z", sequence: "22" });
    await edit("Hello, first", { occurredAt: "2026-08-01T00:00:00Z", sequence: "21" });
    expect(await message()).toMatchObject({ body: "Hello, second" });
    await edit("Hello, third", { occurredAt: "2026-08-01T00:00:00Z", sequence: "100" });
    expect(await message()).toMatchObject({ body: "Hello, third" });
  });

  it("that arrives twice is applied once", async () => {
    await edit("Hello", { key: "same" });
    expect(await edit("Hello again", { key: "same" })).toBe("duplicate");
    expect(await message()).toMatchObject({ body: "Hello" });
  });

  it("with a NUL in it is repaired as messages are", async () => {
    await edit("a\u0000b");
    expect(await message()).toMatchObject({ body: "a\uFFFDb" });
  });

  it("of another channel's message of that id finds nothing", async () => {
    const other = { ...channel, channelId: await makeChannel(database.owner, acme) };
    const event = unsafeCast<OtherEvent>({
      kind: "message_edited",
      key: "e",
      occurredAt: "2026-07-01T00:00:00Z",
      thread: { key: "Ada", kind: "direct" },
      externalId: "m1",
      content: { text: plain("Mine"), parts: [] },
    });
    expect(await applyInboundEvent(database, other, event, {})).toBe("waiting");
    expect(await message()).toMatchObject({ body: "Helo" });
  });
});

describe("an event about a message that has not arrived", () => {
  it("waits, and is applied by the sweeper after the message has arrived", async () => {
    expect(await edit("Later, corrected", { externalId: "m2" })).toBe("waiting");
    await says("Ada", "Latre", "m2");
    await retryWaiting(database, accessTo(channel));
    expect(
      await ask("select body from comm_messages where organization_id = $1 and external_id = 'm2'"),
    ).toEqual([{ body: "Later, corrected" }]);
    expect(
      await ask("select from comm_inbound_events where organization_id = $1 and state = 'waiting'"),
    ).toEqual([]);
  });

  it("is not blocked by one that fails", async () => {
    const broken = openScripted(acme, await makeChannel(database.owner, acme), {
      ...channel.connector,
      normalise: () => {
        throw new Error("Never.");
      },
    });
    const waiting = unsafeCast<OtherEvent>({
      kind: "message_deleted",
      key: "d",
      occurredAt: "2026-07-01T00:00:00Z",
      thread: { key: "Ada", kind: "direct" },
      externalId: "m2",
    });
    await applyInboundEvent(database, broken, waiting, {});
    await tell({ kind: "message_deleted", externalId: "m2" });
    await says("Ada", "Later", "m2");
    await retryWaiting(database, accessTo(broken, channel));
    expect(
      await ask(
        "select deleted_at is not null as deleted from comm_messages where organization_id = $1 and external_id = 'm2'",
      ),
    ).toEqual([{ deleted: true }]);
  });

  it("is not blocked by another channel's events: each has its share of a round", async () => {
    const loud = openScripted(acme, await makeChannel(database.owner, acme));
    await database.owner.query(
      "insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, state, received_at) select $1, $2, 'd' || n, new_id('iev'), 'message_deleted', '{}', 'waiting', clock_timestamp() from generate_series(1, 200) n",
      [acme, loud.channelId],
    );
    await edit("Later, corrected", { externalId: "m2" });
    await says("Ada", "Latre", "m2");
    expect(await retryWaiting(database, accessTo(channel, loud))).toBe(200);
    expect(
      await ask("select body from comm_messages where organization_id = $1 and external_id = 'm2'"),
    ).toEqual([{ body: "Later, corrected" }]);
  });

  it("is not retried for ever", async () => {
    await tell({ kind: "message_deleted", externalId: "never" });
    await database.owner.query(
      "update comm_inbound_events set received_at = received_at - interval '11 minutes' where state = 'waiting'",
    );
    expect(await retryWaiting(database, accessTo(channel))).toBe(0);
    expect(
      await ask("select kind from comm_inbound_events where organization_id = $1 and state = 'waiting'"),
    ).toEqual([{ kind: "message_deleted" }]);
  });
});

describe("an edit whose message never arrived", () => {
  const original = { occurredAt: "2026-06-01T00:00:00Z", position: "7", author: "contact" };
  const wait = async (more: object) => {
    // Told as the platform tells it: the sweeper reads the payload again.
    const event = unsafeCast<OtherEvent>({
      kind: "message_edited",
      key: "late",
      occurredAt: "2026-07-01T00:00:00Z",
      thread: { key: "Ada", kind: "direct" },
      externalId: "m9",
      from: person("Ada"),
      content: { text: plain("My new address"), parts: [] },
      ...more,
    });
    const payload = { events: [unsafeCast<JsonObject>(event)] };
    await applyInboundEvent(database, channel, event, payload);
    await database.owner.query(
      "update comm_inbound_events set received_at = received_at - interval '11 minutes' where state = 'waiting'",
    );
    await retryWaiting(database, accessTo(channel));
  };
  const states = () =>
    ask(
      "select kind, state from comm_inbound_events where organization_id = $1 and event_key <> all (select event_key from comm_inbound_events where kind = 'message_received') order by kind",
    );

  it("is stored as the message, marked as edited, at its own place", async () => {
    await wait({ original });
    expect(
      await ask(
        "select body, author_name, edited_at, sent_at, position from comm_messages where organization_id = $1 and external_id = 'm9'",
      ),
    ).toEqual([
      {
        body: "My new address",
        author_name: "Ada",
        edited_at: new Date("2026-07-01T00:00:00Z"),
        sent_at: new Date("2026-06-01T00:00:00Z"),
        position: "7",
      },
    ]);
    expect(await states()).toEqual([{ kind: "message_edited", state: "recorded" }]);
    await retryWaiting(database, accessTo(channel));
    expect(await ask("select from comm_messages where organization_id = $1")).toHaveLength(2);
  });

  it("is quarantined where it contains too little, and applied by a replay once the message is there", async () => {
    await wait({});
    expect(await states()).toEqual([{ kind: "unread", state: "quarantined" }]);
    await says("Ada", "My address", "m9");
    const [kept] = await ask(
      "select id from comm_inbound_events where organization_id = $1 and state = 'quarantined'",
    );
    expect(
      await replayEvent(inboundDeps(database, accessTo(channel)), channel.channelId, String(kept?.["id"])),
    ).toBe("read");
    expect(
      await ask("select body from comm_messages where organization_id = $1 and external_id = 'm9'"),
    ).toEqual([{ body: "My new address" }]);
  });
});

describe("an edit that brings files", () => {
  const picture = (id: string) => ({ kind: "image", media: { reference: { id }, fileName: `${id}.png` } });
  const files = () =>
    ask(
      "select file_name, message_id is not null as shown from comm_attachments where organization_id = $1 order by file_name",
    );
  const parts = async () =>
    await ask(
      "select p ->> 'fileName' as name, p ->> 'attachmentId' as id from comm_messages m, jsonb_array_elements(m.parts) p where m.organization_id = $1 and external_id = 'p1'",
    );
  const change = (pictures: readonly object[], text = "New") =>
    edit(text, { externalId: "p1", content: { text: plain(text), parts: pictures } });

  beforeEach(async () => {
    await record(
      makeInboundMessage(
        channel.channelId,
        "Ada",
        "",
        unsafeCast({
          externalId: "p1",
          thread: { key: "Ada", kind: "direct" },
          content: { text: plain("Old"), parts: [picture("old"), picture("other")] },
        }),
      ),
    );
    await database.owner.query(
      "update comm_attachments set state = 'stored', storage_key = id where organization_id = $1 and file_name = 'old.png'",
      [acme],
    );
  });

  it("replaces the earlier ones, and keeps those that stay", async () => {
    const [, other] = await parts();
    await change([picture("new"), picture("other")]);
    expect((await parts()).map(({ name }) => name)).toEqual(["new.png", "other.png"]);
    expect((await parts())[1]).toEqual(other);
    expect(await files()).toEqual([
      { file_name: "new.png", shown: true },
      { file_name: "old.png", shown: false },
      { file_name: "other.png", shown: true },
    ]);
    expect(
      await ask(
        "select state, next_attempt_at is not null as due from comm_attachments where organization_id = $1 and file_name = 'new.png'",
      ),
    ).toEqual([{ state: "pending", due: true }]);
  });

  it("is marked as edited though the text is the same", async () => {
    await change([picture("new")], "Old");
    expect(
      await ask(
        "select edited_at is not null as edited from comm_messages where organization_id = $1 and external_id = 'p1'",
      ),
    ).toEqual([{ edited: true }]);
    expect(await files()).toEqual([
      { file_name: "new.png", shown: true },
      { file_name: "old.png", shown: false },
    ]);
  });

  it("without any keeps those it had", async () => {
    const before = await parts();
    await change([]);
    expect(await parts()).toEqual(before);
  });
});

describe("a deletion", () => {
  it("leaves a tombstone, once", async () => {
    await tell({ kind: "message_deleted" });
    await tell({ kind: "message_deleted" });
    expect(await message()).toEqual({ body: "Helo", edited: false, deleted: true });
    expect(
      await ask("select message_count, inbound_count from comm_conversations where organization_id = $1"),
    ).toEqual([{ message_count: 1, inbound_count: 1 }]);
  });
});

describe("reactions", () => {
  it("are one contact's full set after each change", async () => {
    await reacts("Ada", ["👍", "🎉"]);
    await reacts("Ada", ["🎉"]);
    expect(await reactions()).toEqual(["Ada 🎉"]);
    await reacts("Ada", []);
    expect(await reactions()).toEqual([]);
  });

  it("are added and removed one by one where the platform reports single changes", async () => {
    await reacts("Ada", ["👍"], { change: "added" });
    await reacts("Ada", ["🎉"], { change: "added" });
    await reacts("Ada", ["👍"], { change: "removed" });
    expect(await reactions()).toEqual(["Ada 🎉"]);
  });

  it("stay removed when a late event adds them", async () => {
    await reacts("Ada", [], { occurredAt: "2026-08-01T00:00:01Z" });
    await reacts("Ada", ["👍"], { occurredAt: "2026-08-01T00:00:00Z" });
    expect(await reactions()).toEqual([]);
    await reacts("Ada", ["👍"], { occurredAt: "2026-08-01T00:00:01Z", sequence: "2" });
    await reacts("Ada", ["🎉"], { occurredAt: "2026-08-01T00:00:01Z", sequence: "1" });
    await reacts("Grace", ["🎉"], { occurredAt: "2026-07-01T00:00:00Z" });
    expect(await reactions()).toEqual(["Grace 🎉", "Ada 👍"]);
  });

  it("that are removed one by one stay removed too", async () => {
    await reacts("Ada", ["👍"], { change: "removed", occurredAt: "2026-08-01T00:00:01Z" });
    await reacts("Ada", ["👍", "🎉"], { change: "added", occurredAt: "2026-08-01T00:00:00Z" });
    expect(await reactions()).toEqual(["Ada 🎉"]);
  });

  it("of a stranger are shown, and still belong to them once they write", async () => {
    await reacts("Grace", ["👍"]);
    expect(await reactions()).toEqual(["Grace 👍"]);
    await says("Grace", "Hello", "g1");
    await reacts("Grace", ["👍"]);
    expect(await reactions()).toEqual(["Grace 👍"]);
    await reacts("Grace", []);
    expect(await reactions()).toEqual([]);
  });

  it("of several contacts are shown together", async () => {
    await reacts("Ada", ["👍"]);
    await reacts("Grace", ["👍"]);
    await reacts("Ada", []);
    expect(await reactions()).toEqual(["Grace 👍"]);
  });
});

describe("a participant", () => {
  it("who blocks us is marked until they come back, with a system message for both", async () => {
    await tell({ kind: "participant_changed", who: person("Ada"), change: "blocked_us" });
    expect(
      await ask("select blocked_us_at is not null as blocked from comm_contacts where organization_id = $1"),
    ).toEqual([{ blocked: true }]);
    await tell({ kind: "participant_changed", who: person("Ada"), change: "unblocked_us" });
    expect(
      await ask("select blocked_us_at is not null as blocked from comm_contacts where organization_id = $1"),
    ).toEqual([{ blocked: false }]);
    expect(
      await ask(
        "select event->>'kind' as kind from comm_messages where organization_id = $1 and kind = 'event' order by id",
      ),
    ).toEqual([{ kind: "blocked_us" }, { kind: "unblocked_us" }]);
  });

  it("who leaves is no longer listed, and leaving counts as no message", async () => {
    await tell({ kind: "participant_changed", who: person("Ada"), change: "left" });
    expect(
      await ask("select left_at is not null as gone from comm_participants where organization_id = $1"),
    ).toEqual([{ gone: true }]);
    expect(
      await ask("select message_count, inbound_count from comm_conversations where organization_id = $1"),
    ).toEqual([{ message_count: 1, inbound_count: 1 }]);
  });

  it("who came back stays unblocked when the block arrives late; the thread shows both", async () => {
    await tell({
      kind: "participant_changed",
      who: person("Ada"),
      change: "unblocked_us",
      occurredAt: "2026-08-01T00:00:01Z",
    });
    await tell({
      kind: "participant_changed",
      who: person("Ada"),
      change: "blocked_us",
      occurredAt: "2026-08-01T00:00:00Z",
    });
    expect(
      await ask("select blocked_us_at is not null as blocked from comm_contacts where organization_id = $1"),
    ).toEqual([{ blocked: false }]);
    expect(
      await ask(
        "select event->>'kind' as kind from comm_messages where organization_id = $1 and kind = 'event' order by sent_at",
      ),
    ).toEqual([{ kind: "blocked_us" }, { kind: "unblocked_us" }]);
  });

  it("who left stays away when their joining arrives late", async () => {
    await tell({
      kind: "participant_changed",
      who: person("Ada"),
      change: "left",
      occurredAt: "2026-08-01T00:00:01Z",
    });
    await tell({
      kind: "participant_changed",
      who: person("Ada"),
      change: "joined",
      occurredAt: "2026-08-01T00:00:00Z",
    });
    expect(
      await ask("select left_at is not null as gone from comm_participants where organization_id = $1"),
    ).toEqual([{ gone: true }]);
  });

  it("who never wrote leaves no trace", async () => {
    expect(await tell({ kind: "participant_changed", who: person("Nobody"), change: "joined" })).toBe(
      "applied",
    );
    expect(await ask("select from comm_messages where organization_id = $1 and kind = 'event'")).toEqual([]);
  });
});

describe("reactions that were cleared", () => {
  const clears = (more = {}) => tell({ kind: "reactions_cleared", ...more });

  it("are gone, all of them or all with one emoji", async () => {
    await reacts("Ada", ["👍", ":party:42:"]);
    await reacts("Bea", ["👍"]);
    await clears({ emoji: "👍" });
    expect(await reactions()).toEqual(["Ada :party:42:"]);
    await clears();
    expect(await reactions()).toEqual([]);
  });

  it("do not come back with a late event of before", async () => {
    await clears({ occurredAt: "2026-08-01T00:00:05Z" });
    await reacts("Ada", ["👍"], { change: "added", occurredAt: "2026-08-01T00:00:01Z" });
    expect(await reactions()).toEqual([]);
    await reacts("Ada", ["👍"], { change: "added", occurredAt: "2026-08-01T00:00:09Z" });
    expect(await reactions()).toEqual(["Ada 👍"]);
  });
});

describe("an answer to a poll", () => {
  const POLL = { kind: "poll", question: "Lunch?", options: ["Soup", "Salad"], multiple: true } as const;
  const chooses = (who: string, options: readonly number[], more = {}) =>
    tell({ kind: "poll_answered", pollId: "p1", from: person(who), options, ...more });
  const poll = (parts: readonly object[], externalId: string) =>
    record(
      makeInboundMessage(channel.channelId, "Ada", "", {
        externalId,
        content: { text: plain(""), parts: unsafeCast(parts) },
      }),
    );
  const shown = async (externalId: string) => {
    const [row] = await ask(
      `select id from comm_messages where organization_id = $1 and external_id = '${externalId}'`,
    );
    const [part] = (await inOrganization(database, acme, (tx) => readMessage(tx, String(row?.["id"])))).parts;
    return part?.kind === "poll" ? part.answers.map(({ by }) => by.map(({ name }) => name)) : part;
  };

  it("is the whole of what one person chose, and shown with who chose what", async () => {
    await poll([{ ...POLL, externalId: "p1" }], "m2");
    await chooses("Ada", [0, 1]);
    await chooses("Bea", [1]);
    expect(await shown("m2")).toEqual([["Ada"], ["Ada", "Bea"]]);
    await chooses("Ada", [0]);
    await chooses("Ada", [1], { occurredAt: "2026-06-01T00:00:00Z" });
    expect(await shown("m2")).toEqual([["Ada"], ["Bea"]]);
  });

  it("may be one option that was added or taken back: the others stay", async () => {
    await poll([{ ...POLL, externalId: "p1" }], "m2");
    await chooses("Ada", [0], { change: "added" });
    await chooses("Ada", [1], { change: "added" });
    expect(await shown("m2")).toEqual([["Ada"], ["Ada"]]);
    await chooses("Ada", [0], { change: "removed" });
    expect(await shown("m2")).toEqual([[], ["Ada"]]);
  });

  it("that comes late changes nothing of that option, and not the others", async () => {
    await poll([{ ...POLL, externalId: "p1" }], "m2");
    await chooses("Ada", [0], { change: "removed", occurredAt: "2026-08-01T00:00:09Z" });
    await chooses("Ada", [0], { change: "added", occurredAt: "2026-08-01T00:00:05Z" });
    await chooses("Ada", [1], { change: "added", occurredAt: "2026-08-01T00:00:06Z" });
    expect(await shown("m2")).toEqual([[], ["Ada"]]);
  });

  it("added twice, before and after its author wrote, counts once", async () => {
    await poll([{ ...POLL, externalId: "p1" }], "m2");
    await chooses("Zoe", [0], { change: "added" });
    await record(makeInboundMessage(channel.channelId, "Zoe", "Hi", {}));
    await chooses("Zoe", [0], { change: "added" });
    expect(await shown("m2")).toEqual([["Zoe"], []]);
    await chooses("Zoe", [0], { change: "removed" });
    expect(await shown("m2")).toEqual([[], []]);
  });

  it("is found by its message, where the poll has no name of its own", async () => {
    await poll([POLL], "p1");
    await chooses("Ada", [1]);
    expect(await shown("p1")).toEqual([[], ["Ada"]]);
  });

  it("to a poll that has not arrived waits for it", async () => {
    expect(await chooses("Ada", [1])).toBe("waiting");
  });
});

describe("a new identifier", () => {
  it("belongs to the contact of the old one, and both stay valid", async () => {
    await tell({
      kind: "identity_rotated",
      from: { kind: "user_id", value: "Ada" },
      to: { kind: "bsuid", value: "US.1" },
    });
    expect(
      await ask(
        "select i.kind, i.value, c.name from comm_contact_identities i join comm_contacts c on c.id = i.contact_id where i.organization_id = $1 order by 1",
      ),
    ).toEqual([
      { kind: "bsuid", value: "US.1", name: "Ada" },
      { kind: "user_id", value: "Ada", name: "Ada" },
    ]);
  });

  it("may replace any of the old ones, not only the first", async () => {
    const ada = [
      { kind: "user_id" as const, value: "Ada" },
      { kind: "lid" as const, value: "7" },
    ] as const;
    await record(makeInboundMessage(channel.channelId, "Ada", "Hi", { from: { identities: ada } }));
    await tell({
      kind: "identity_rotated",
      from: { kind: "lid", value: "7" },
      to: { kind: "phone", value: "49301" },
    });
    expect(
      await ask("select kind, value from comm_contact_identities where organization_id = $1 order by kind"),
    ).toEqual([
      { kind: "lid", value: "7" },
      { kind: "phone", value: "49301" },
      { kind: "user_id", value: "Ada" },
    ]);
    expect(await ask("select phone from comm_contacts where organization_id = $1")).toEqual([
      { phone: "49301" },
    ]);
  });

  it("of somebody unknown is ignored", async () => {
    expect(
      await tell({
        kind: "identity_rotated",
        from: { kind: "user_id", value: "Nobody" },
        to: { kind: "bsuid", value: "US.2" },
      }),
    ).toBe("applied");
    expect(await ask("select from comm_contact_identities where organization_id = $1")).toHaveLength(1);
  });
});

describe("a thread that moved", () => {
  const move = () =>
    tell({ kind: "thread_moved", to: { key: "Ada's new place", kind: "group", context: { id: 2 } } });

  it("continues the same conversation", async () => {
    await move();
    await says("Ada", "Here now", "m2", "Ada's new place");
    expect(
      await ask("select thread_key, message_count from comm_conversations where organization_id = $1"),
    ).toEqual([{ thread_key: "Ada's new place", message_count: 2 }]);
  });

  it("stays separate where a conversation already exists", async () => {
    await says("Ada", "Here already", "m2", "Ada's new place");
    await move();
    expect(
      await ask("select thread_key from comm_conversations where organization_id = $1 order by thread_key"),
    ).toEqual([{ thread_key: "Ada" }, { thread_key: "Ada's new place" }]);
  });
});

describe("F5: a thread with a new title", () => {
  const thread = (title: string) => ({ key: "fans", kind: "group" as const, title });
  const rename = (title: string, occurredAt: string) =>
    tell({ kind: "thread_renamed", thread: thread(title), occurredAt });
  const titles = () =>
    ask("select title from comm_conversations where organization_id = $1 and thread_key = 'fans'");
  const lines = () =>
    ask("select event from comm_messages where organization_id = $1 and kind = 'event' order by sent_at");

  beforeEach(async () => {
    const event = { thread: thread("Old"), occurredAt: "2026-06-01T10:00:00Z" };
    await record(makeInboundMessage(channel.channelId, "Ada", "Hello", event));
  });

  it("gives it to the conversation, which says so", async () => {
    await rename("New", "2026-06-01T10:00:05Z");
    expect([await titles(), await lines()]).toEqual([
      [{ title: "New" }],
      [{ event: { kind: "renamed", title: "New" } }],
    ]);
  });

  it("that is told late or again changes nothing", async () => {
    await rename("New", "2026-06-01T10:00:05Z");
    await rename("New", "2026-06-01T10:00:06Z");
    await rename("Older", "2026-06-01T10:00:02Z");
    expect([await titles(), (await lines()).length]).toEqual([[{ title: "New" }], 1]);
  });
});

it("an event of a kind the hub does not know is kept with its raw payload", async () => {
  expect(await tell({ kind: "unsupported", what: "a dance" })).toBe("applied");
  expect(
    await ask("select state from comm_inbound_events where organization_id = $1 and kind = 'unsupported'"),
  ).toEqual([{ state: "recorded" }]);
});

describe("an event of a channel that is removed", () => {
  const left = async () => (await ask("select from comm_inbound_events where organization_id = $1")).length;
  const remove = () =>
    inOrganization(database, acme, (tx) =>
      tx.client.query("delete from comm_channels where id = $1", [channel.channelId]),
    );

  it("is not stored afterwards", async () => {
    await remove();
    expect([await edit("Hello"), await left()]).toEqual(["duplicate", 0]);
  });

  it("is removed with it when both happen at once", async () => {
    let removal: Promise<unknown> | undefined;
    await inOrganization(database, acme, async (tx) => {
      await recordEvent(
        tx,
        channel.channelId,
        unsafeCast<InboundEvent>({ kind: "message_edited", key: "late" }),
        { said: "something" },
      );
      removal = remove();
      await sessionsBlocked(database.owner, 1);
    });
    await removal;
    expect(await left()).toBe(0);
  });
});
