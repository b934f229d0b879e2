import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { conversationEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom(
  {
    database,
    runsWorkers: true,
    channels: { open: async () => null },
    deliver: () => {},
    typing: async () => {},
    seen: () => {},
  },
  conversationEndpoints,
);

let acme: OrganizationId;
let ada: MemberActor;
let grace: MemberActor;
let shop: ChannelId;
let help: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  [ada, grace] = [
    await makeMember(database.owner, acme, "Ada", "agent"),
    await makeMember(database.owner, acme, "Grace", "agent"),
  ];
  [shop, help] = [await makeChannel(database.owner, acme), await makeChannel(database.owner, acme)];
});

type Begin = {
  readonly channel?: ChannelId;
  readonly assignee?: MemberActor;
  readonly status?: "open" | "pending" | "snoozed" | "resolved";
  readonly active?: string;
};

/** A conversation with somebody, as it stands. */
async function begin(name: string, { channel = shop, assignee, status, active }: Begin = {}) {
  const contact = await makeContact(database.owner, acme, channel, name);
  const id = await makeConversation(database.owner, acme, channel, contact, assignee?.userId ?? null);
  await database.owner.query(
    `update comm_conversations set status = coalesce($2, status), last_activity_at = coalesce($3::timestamptz, last_activity_at),
       resolved_at = case when $2 = 'resolved' then clock_timestamp() end, snoozed_until = case when $2 = 'snoozed' then clock_timestamp() + interval '1 day' end where id = $1`,
    [id, status ?? null, active ?? null],
  );
  return id;
}

async function label(name: string, ...conversations: readonly ConversationId[]) {
  const id = newId("lbl");
  await database.owner.query("insert into comm_labels (organization_id, id, name) values ($1, $2, $3)", [
    acme,
    id,
    name,
  ]);
  for (const conversation of conversations)
    await database.owner.query(
      "insert into comm_conversation_labels (organization_id, conversation_id, label_id) values ($1, $2, $3)",
      [acme, conversation, id],
    );
  return id;
}

const say = (conversation: ConversationId, words: string, channel = shop) =>
  makeMessage(database.owner, acme, conversation, channel, words);
const ask = (query: string, who = ada) => room.ask(who, "get", `/conversations${query}`);
const page = async (query: string, who = ada) => {
  const { items, nextCursor } = (await ask(query, who)).body;
  return { titles: (Array.isArray(items) ? items : []).map((item) => item.title), nextCursor };
};
const titles = async (query = "", who = ada) => (await page(query, who)).titles;

describe("the order of the list", () => {
  it("is by who was heard of last, to the microsecond", async () => {
    await begin("Second", { active: "2026-06-01T10:00:00.000002Z" });
    await begin("Third", { active: "2026-06-01T10:00:00.000001Z" });
    await begin("First", { active: "2026-06-01T10:00:01Z" });
    expect(await titles()).toEqual(["First", "Second", "Third"]);
  });

  it("puts whoever writes on top", async () => {
    const old = await begin("Old", { active: "2026-06-01T10:00:00Z" });
    await begin("New", { active: "2026-06-02T10:00:00Z" });
    expect(await titles()).toEqual(["New", "Old"]);
    await say(old, "Are you there?");
    expect(await titles()).toEqual(["Old", "New"]);
  });

  it.each([
    ["a priority", "/priority", { priority: "urgent" }],
    ["somebody in charge", "/assignee", { userId: null }],
    ["a label", "/labels", { labelIds: [] }],
    ["being read", "/read", undefined],
  ])("is not changed by %s", async (_, path, body) => {
    const old = await begin("Old", { active: "2026-06-01T10:00:00Z" });
    await begin("New", { active: "2026-06-02T10:00:00Z" });
    expect((await room.ask(ada, "put", `/conversations/${old}${path}`, body)).status).toBe(200);
    expect(await titles()).toEqual(["New", "Old"]);
  });
});

describe("the list narrowed", () => {
  /** One conversation of each kind that filters tell apart. */
  const everything = async () => {
    const [mine, hers] = [
      await begin("Mine", { assignee: ada, active: "2026-06-09T10:00:00Z" }),
      await begin("Hers", { assignee: grace, active: "2026-06-08T10:00:00Z" }),
    ];
    await begin("Free", { active: "2026-06-07T10:00:00Z" });
    await begin("Help", { channel: help, assignee: ada, active: "2026-06-06T10:00:00Z" });
    await begin("Waiting", { status: "pending", active: "2026-06-05T10:00:00Z" });
    const asleep = await begin("Asleep", { status: "snoozed", active: "2026-06-04T10:00:00Z" });
    const done = await begin("Done", { status: "resolved", assignee: ada, active: "2026-06-03T10:00:00Z" });
    return { vip: await label("VIP", mine, hers, done), late: await label("Late", mine, asleep) };
  };

  it.each([
    ["status=open", ["Mine", "Hers", "Free", "Help"]],
    ["status=pending", ["Waiting"]],
    ["status=snoozed", ["Asleep"]],
    ["status=resolved", ["Done"]],
    ["status=all", ["Mine", "Hers", "Free", "Help", "Waiting", "Asleep", "Done"]],
    ["assignee=me", ["Mine", "Help", "Done"]],
    ["assignee=none", ["Free", "Waiting", "Asleep"]],
    ["assignee=GRACE", ["Hers"]],
    ["assignee=usr_nobody", []],
    ["channel=HELP", ["Help"]],
    ["channel=SHOP&assignee=me", ["Mine", "Done"]],
    ["label=VIP", ["Mine", "Hers", "Done"]],
    ["label=LATE", ["Mine", "Asleep"]],
    ["label=lbl_nobody", []],
    ["label=VIP&status=open", ["Mine", "Hers"]],
    ["label=VIP&status=open&assignee=me", ["Mine"]],
    ["label=VIP&status=open&assignee=me&channel=HELP", []],
    ["label=VIP&status=open&assignee=me&q=mine", ["Mine"]],
    ["status=resolved&assignee=none", []],
  ])("by %s shows %j", async (query, expected) => {
    const { vip, late } = await everything();
    const filled = query
      .replace("GRACE", grace.userId)
      .replace("HELP", help)
      .replace("SHOP", shop)
      .replace("label=VIP", `label=${vip}`)
      .replace("label=LATE", `label=${late}`);
    expect(await titles(`?${filled}`)).toEqual(expected);
  });

  it.each([
    ["?status=closed", "status"],
    ["?limit=0", "limit"],
    ["?limit=101", "limit"],
    ["?limit=x", "limit"],
    [`?q=${"x".repeat(201)}`, "q"],
    ["?channel=%00", "channel"],
    ["?assignee=%00", "assignee"],
  ])("is not understood by %s", async (query, field) =>
    expect(await ask(query)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    }),
  );
});

describe("the list searched", () => {
  it.each([
    ["a name", "linus", true],
    ["a part of a name", "nus Tor", true],
    ["a name in capitals", "TORVALDS", true],
    ["a name with its dots", "müller", true],
    ["a name with its dots, in capitals", "MÜLLER", true],
    ["what they said last", "broken lamp", true],
    ["a sign that means more to the database", "50%", true],
    ["another", "a_b", true],
    ["one that begins an escape", "c:\\temp", true],
    ["that sign alone, where nobody wrote it twice", "%%", false],
    ["a sign for any letter", "l_nus", false],
    ["words in another order", "Torvalds Linus", false],
    ["what nobody said", "kettle", false],
    ["a quote that ends the question", "' or true --", false],
  ])("by %s finds them: %s, %s", async (_, words, found) => {
    const chat = await begin("Linus Torvalds (Müller)");
    await say(chat, "My broken lamp: 50% off, a_b in C:\\temp");
    await begin("Somebody else");
    expect(await titles(`?q=${encodeURIComponent(words)}`)).toEqual(found ? ["Linus Torvalds (Müller)"] : []);
  });

  it("finds a group by its title", async () => {
    const id = await begin("Linus");
    await database.owner.query(
      "update comm_conversations set thread_kind = 'group', title = 'Lamp lovers' where id = $1",
      [id],
    );
    expect(await titles("?q=lovers")).toEqual(["Lamp lovers"]);
  });

  it("finds nobody by a note, which is nobody's last word", async () => {
    const chat = await begin("Linus");
    await say(chat, "Hello");
    await room.ask(ada, "post", `/conversations/${chat}/notes`, {
      clientKey: "a-note-of-ada",
      text: { text: "Careful: cheats", marks: [] },
    });
    expect([await titles("?q=cheats"), await titles("?q=hello")]).toEqual([[], ["Linus"]]);
  });
});

describe("the list page by page", () => {
  const follow = async (query: string, meanwhile = async () => {}) => {
    const pages: unknown[][] = [];
    for (let cursor: unknown = ""; typeof cursor === "string";) {
      const { titles: shown, nextCursor } = await page(`?${query}${cursor && `&cursor=${cursor}`}`);
      pages.push(shown);
      cursor = nextCursor;
      if (typeof cursor === "string") await meanwhile();
    }
    return pages;
  };
  const many = async (count: number) => {
    for (let day = 1; day <= count; day += 1)
      await begin(`Day ${day}`, { active: `2026-06-0${day}T10:00:00Z`, ...(day % 2 && { assignee: ada }) });
  };

  it("ends where nobody is left, with no empty page", async () => {
    await many(4);
    expect(await follow("limit=2")).toEqual([
      ["Day 4", "Day 3"],
      ["Day 2", "Day 1"],
    ]);
    expect(await follow("limit=4")).toEqual([["Day 4", "Day 3", "Day 2", "Day 1"]]);
    expect(await follow("limit=3")).toEqual([["Day 4", "Day 3", "Day 2"], ["Day 1"]]);
  });

  it("keeps to what it is narrowed to", async () => {
    await many(5);
    expect(await follow("limit=1&assignee=me&q=day")).toEqual([["Day 5"], ["Day 3"], ["Day 1"]]);
  });

  it("repeats nobody though somebody writes meanwhile", async () => {
    await many(4);
    let more = 0;
    expect(await follow("limit=2", async () => void (await begin(`New ${(more += 1)}`)))).toEqual([
      ["Day 4", "Day 3"],
      ["Day 2", "Day 1"],
    ]);
  });

  it("goes on though the one it stopped at is gone", async () => {
    await many(3);
    const removeLast = async () =>
      void (await database.owner.query(
        "update comm_conversations set status = 'resolved' where last_activity_at = '2026-06-02T10:00:00Z'",
      ));
    expect(await follow("limit=2&status=open", removeLast)).toEqual([["Day 3", "Day 2"], ["Day 1"]]);
  });

  it("is of one organization, though the cursor is of another", async () => {
    await many(3);
    const { nextCursor } = await page("?limit=1");
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect(await titles(`?cursor=${String(nextCursor)}`, eve)).toEqual([]);
  });
});

describe("the counts above the list", () => {
  const counts = async (who: MemberActor) => (await ask("/counts", who)).body;

  it("are of what is open alone", async () => {
    for (const status of ["open", "pending", "snoozed", "resolved"] as const) {
      await begin(status, { status, assignee: ada });
      await begin(`free ${status}`, { status });
    }
    expect(await counts(ada)).toEqual({ mine: 1, unassigned: 1, all: 2 });
    expect(await counts(grace)).toEqual({ mine: 0, unassigned: 1, all: 2 });
  });

  it("are nothing where nobody wrote", async () =>
    expect(await counts(ada)).toEqual({ mine: 0, unassigned: 0, all: 0 }));

  it.each([
    ["own", {}, { mine: 1, unassigned: 0, all: 1 }],
    ["team", { team: "night" }, { mine: 1, unassigned: 0, all: 2 }],
    ["channel", { channels: "help" }, { mine: 1, unassigned: 1, all: 2 }],
    ["all", {}, { mine: 1, unassigned: 2, all: 4 }],
  ] as const)("count no further than a right for %s reaches", async (scope, where, expected) => {
    await database.owner.query("update user_roles set team = 'night' where user_id = $1", [grace.userId]);
    await begin("Mine", { assignee: ada });
    await begin("Hers", { assignee: grace });
    await begin("Free");
    await begin("Help", { channel: help });
    const reader: MemberActor = {
      ...ada,
      permissions: { "conversation.read": scope },
      team: "team" in where ? where.team : null,
      channelIds: "channels" in where ? [help] : [],
    };
    expect(await counts(reader)).toEqual(expected);
    expect(await titles("", reader)).toHaveLength(expected.all);
  });
});

describe("what nobody has read yet", () => {
  const unread = async (id: ConversationId, who = ada) =>
    (await room.ask(who, "get", `/conversations/${id}`)).body["unread"];

  it("is counted for each reader from where they last looked", async () => {
    const chat = await begin("Linus");
    for (const words of ["One", "Two"]) await say(chat, words);
    await room.ask(ada, "put", `/conversations/${chat}/read`);
    await say(chat, "Three");
    expect([await unread(chat), await unread(chat, grace)]).toEqual([1, 3]);
  });

  it("is the last message again for whoever wants to come back to it", async () => {
    const chat = await begin("Linus");
    for (const words of ["One", "Two"]) await say(chat, words);
    await room.ask(ada, "put", `/conversations/${chat}/read`);
    expect((await room.ask(ada, "delete", `/conversations/${chat}/read`)).body).toMatchObject({ unread: 1 });
    expect([await unread(chat), await unread(chat, grace)]).toEqual([1, 2]);
  });

  it("is nothing of a note, which customers did not write", async () => {
    const chat = await begin("Linus");
    await room.ask(grace, "post", `/conversations/${chat}/notes`, {
      clientKey: "a-note-of-grace",
      text: { text: "Careful", marks: [] },
    });
    expect(await unread(chat)).toBe(0);
  });
});

describe("a line of the list", () => {
  it("says all that a row shows", async () => {
    const chat = await begin("Linus", { assignee: grace });
    await say(chat, "Hello");
    const vip = await label("VIP", chat);
    await database.owner.query("update user_roles set team = 'night' where user_id = $1", [grace.userId]);
    expect((await ask("")).body["items"]).toEqual([
      {
        id: chat,
        number: expect.any(Number),
        channel: { id: shop, connector: "telegram", name: "Shop", status: "active" },
        title: "Linus",
        kind: "direct",
        space: null,
        parent: null,
        status: "open",
        priority: "none",
        assignee: { id: grace.userId, name: "Grace", team: "night" },
        labels: [{ id: vip, name: "VIP", colour: expect.any(String) }],
        unread: 1,
        contact: { id: expect.stringMatching(/^con_/), name: "Linus", avatarUrl: null },
        lastMessage: {
          preview: "Hello",
          authorKind: "contact",
          authorName: "Linus",
          at: expect.stringMatching(/Z$/),
          deliveryState: null,
        },
        snoozedUntil: null,
        waitingSince: expect.stringMatching(/Z$/),
        botPausedUntil: null,
        version: expect.any(Number),
        createdAt: expect.stringMatching(/Z$/),
        updatedAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it("has a number of its own, higher than of those before it", async () => {
    for (const name of ["One", "Two", "Three"]) await begin(name);
    const { items } = (await ask("")).body;
    const numbers = (Array.isArray(items) ? items : []).map((item) => Number(item.number));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a));
    expect(numbers).toHaveLength(3);
  });

  it("shows its labels by name", async () => {
    const chat = await begin("Linus");
    for (const name of ["Zebra", "Ant", "Mouse"]) await label(name, chat);
    expect((await ask("")).body["items"]).toMatchObject([
      { labels: [{ name: "Ant" }, { name: "Mouse" }, { name: "Zebra" }] },
    ]);
  });

  it("goes by what the organization calls somebody, and stays without a message or a contact", async () => {
    const id = await begin("Linus");
    await database.owner.query("update comm_contacts set name = 'Linus T.' where organization_id = $1", [
      acme,
    ]);
    expect(await titles()).toEqual(["Linus T."]);
    await database.owner.query("update comm_conversations set contact_id = null where id = $1", [id]);
    expect((await ask("")).body["items"]).toMatchObject([
      { title: "Chat", contact: null, lastMessage: null, waitingSince: null },
    ]);
  });

  it("says until when rules keep quiet, as long as they do", async () => {
    const id = await begin("Linus");
    const pause = (until: string) =>
      database.owner.query(
        `update comm_conversations set bot_paused_until = clock_timestamp() + interval '${until}' where id = $1`,
        [id],
      );
    await pause("1 hour");
    expect((await ask("")).body["items"]).toMatchObject([{ botPausedUntil: expect.stringMatching(/Z$/) }]);
    await pause("-1 second");
    expect((await ask("")).body["items"]).toMatchObject([{ botPausedUntil: null }]);
  });
});
