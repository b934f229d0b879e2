import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../../channels/index.ts";
import { createRecorder } from "../../conversations/index.ts";
import type { OrganizationId } from "../../kernel/ids.ts";
import type { Described, Description, MessageReceived } from "../../protocol/index.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeInboundMessage } from "../../testing/factories/inbound-message.ts";
import { makeOrganization } from "../../testing/factories/organization.ts";
import { accessTo, openScripted, scriptedConnector } from "../../testing/scripted-channel.ts";
import { describeUnknown } from "./describe-unknown.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let channel: OpenChannel;
let asked: string[];
let now = 0;
let answer: (of: Described["of"]) => Description | Promise<Description>;

const connector = scriptedConnector({
  kind: "telegram",
  describe: async (_, of) => {
    asked.push(of.kind === "person" ? of.identity.value : of.key);
    return answer(of);
  },
});

beforeEach(async () => {
  await database.owner.query("update comm_channels set status = 'paused'");
  acme = await makeOrganization(database.owner);
  channel = openScripted(acme, await makeChannel(database.owner, acme), connector);
  asked = [];
  answer = () => ({ kind: "unknown" });
});

const round = () =>
  describeUnknown({
    database,
    channels: accessTo(channel),
    registry: { telegram: connector },
    clock: () => now,
  });

/** Somebody writes whom the platform calls by an id, in a thread of which it tells nothing else. */
const writes = (id: string, more: Partial<MessageReceived> = {}) =>
  record(
    makeInboundMessage(channel.channelId, id, "Hello", {
      from: { identities: [{ kind: "user_id", value: id }] },
      ...more,
    }),
  );
const ask = async (text: string) => (await database.owner.query(text, [acme])).rows;
const contacts = () =>
  ask("select name, avatar_source from comm_contacts where organization_id = $1 order by name");
const letTimePass = () =>
  database.owner.query(
    "update comm_contact_identities set describe_at = describe_at - interval '25 hours' where organization_id = $1",
    [acme],
  );
const named = (name: string): Description => ({
  kind: "person",
  person: {
    identities: [{ kind: "user_id", value: "U1" }],
    name,
    avatar: { reference: { picture: name } },
  },
});

describe("a person whom events name by an id only", () => {
  it("is asked about once, and named and told of", async () => {
    await writes("U1");
    expect(asked).toEqual([]);
    answer = () => named("Ada");
    await round();
    await round();
    expect(asked).toEqual(["U1"]);
    expect(await contacts()).toEqual([{ name: "Ada", avatar_source: { picture: "Ada" } }]);
    expect(
      await ask(
        "select kind from outbox where organization_id = $1 and kind in ('contact_changed', 'conversation_changed') order by 1",
      ),
    ).toEqual([{ kind: "contact_changed" }, { kind: "conversation_changed" }]);
  });

  it("is named in what they had written, and nobody else is", async () => {
    const thread = { key: "C1", kind: "group", title: "Lamps" } as const;
    await writes("U2", { thread });
    await writes("U1", { thread });
    answer = (of) =>
      of.kind === "person" && of.identity.value === "U1" ? named("Ada") : { kind: "unknown" };
    await round();
    expect(
      await ask("select author_name, version from comm_messages where organization_id = $1 order by 1"),
    ).toEqual([
      { author_name: "Ada", version: "2" },
      { author_name: "U2", version: "1" },
    ]);
    expect(
      await ask("select kind from outbox where organization_id = $1 and kind = 'message_changed'"),
    ).toHaveLength(1);
  });

  it("is asked about again a day later, since names change, and a member's name for them stays", async () => {
    await writes("U1");
    answer = () => named("Ada");
    await round();
    await letTimePass();
    answer = () => named("Ada King");
    await round();
    expect(await contacts()).toMatchObject([{ name: "Ada King" }]);
    await database.owner.query("update comm_contacts set name = 'Our Ada' where organization_id = $1", [
      acme,
    ]);
    await letTimePass();
    await letTimePass();
    answer = () => named("Ada Queen");
    await round();
    expect([asked.length, (await contacts())[0]]).toEqual([3, expect.objectContaining({ name: "Our Ada" })]);
  });

  it("is not asked about where the event tells a name", async () => {
    await writes("U1", { from: { identities: [{ kind: "user_id", value: "U1" }], name: "Ada" } });
    await round();
    expect(asked).toEqual([]);
  });

  it.each<[string, Description, string]>([
    ["knows nobody", { kind: "unknown" }, "23 hours"],
    ["cannot be reached", { kind: "unreachable", reason: "Down." }, "50 seconds"],
  ])("is left for a while where the platform %s", async (_, told, least) => {
    await writes("U1");
    answer = () => told;
    await round();
    await round();
    expect(asked).toEqual(["U1"]);
    expect(
      await ask(
        `select describe_at > clock_timestamp() + interval '${least}' as later from comm_contact_identities where organization_id = $1`,
      ),
    ).toEqual([{ later: true }]);
  });

  it("is asked about in the next round where the platform is slow: one account does not hold up the others", async () => {
    for (const id of ["U1", "U2", "U3", "U4"]) await writes(id);
    answer = () => {
      now += 15_000;
      return { kind: "unknown" };
    };
    await round();
    expect(asked).toHaveLength(2);
    await round();
    expect(asked.toSorted()).toEqual(["U1", "U2", "U3", "U4"]);
  });

  it("waits with all others while the platform wants to be left alone", async () => {
    for (const id of ["U1", "U2", "U3"]) await writes(id);
    answer = () => ({ kind: "rate_limited", retryAfterMs: 60_000 });
    await round();
    await writes("U4");
    await round();
    expect(asked).toHaveLength(1);
  });
});

describe("a thread of which events tell only ids", () => {
  const group = {
    thread: { key: "C1", kind: "group", space: { key: "G1" }, parent: { key: "P1" } },
    from: { identities: [{ kind: "user_id", value: "U1" }], name: "Ada" },
  } as const;

  it("is asked about once, and has its title, its server and its channel", async () => {
    await writes("U1", group);
    answer = () => ({
      kind: "thread",
      thread: {
        title: "Lamps",
        space: { key: "G1", title: "Acme" },
        parent: { key: "P1", title: "support" },
      },
    });
    await round();
    await round();
    await writes("U1", group);
    expect(asked).toEqual(["C1"]);
    expect(
      await ask("select title, space, parent from comm_conversations where organization_id = $1"),
    ).toEqual([
      { title: "Lamps", space: { key: "G1", title: "Acme" }, parent: { key: "P1", title: "support" } },
    ]);
  });

  it("is not asked about where events tell its title, or it is one person's", async () => {
    await writes("U1", { ...group, thread: { key: "C1", kind: "group", title: "Lamps" } });
    await writes("U1", { ...group, thread: { key: "U1", kind: "direct" } });
    await round();
    expect(asked).toEqual([]);
  });
});
