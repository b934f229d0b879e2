import { beforeEach, describe, expect, it } from "vitest";
import { commandsFor, mayHear, type Command, type MemberActor } from "../../../access/index.ts";
import { pauseChannel } from "../../../channels/pause-channel.ts";
import { inOrganization } from "../../../database/index.ts";
import type { ChannelId, OrganizationId } from "../../../kernel/ids.ts";
import { unsafeCast } from "../../../kernel/trust.ts";
import { rooms } from "../../../../hub/rooms.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { openCommandRoom } from "../../../testing/commands/command-room.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";
import { commandsLive } from "../../live.ts";

/** Pausing, as if it took two. */
const lockDown = unsafeCast<Command>(
  commandsFor<never>().command({
    name: "lockdown",
    for: "member",
    where: ["direct", "staff", "page"],
    summary: { en: "Stops a channel", de: "Hält einen Kanal an" },
    example: "/lockdown Shop",
    arguments: [{ name: "channel", kind: "channel", summary: { en: "Which channel", de: "Welcher Kanal" } }],
    action: { ...pauseChannel, risk: "approve" },
    target: ({ channel }) => channel.id,
    input: () => undefined,
    answer: () => ({ text: { en: "It is locked down.", de: "Er ist gesperrt." } }),
  }),
);

const database = await testDatabase();
const chats = openCommandChats(database, { commands: [lockDown] });
const known = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
const page = openCommandRoom(database, {
  commandsOf: async () => [...known, lockDown],
  actions: () =>
    unsafeCast({ database, channels: { forget: () => {} }, runsWorkers: true, deliver: () => {} }),
});

let acme: OrganizationId;
let shop: ChannelId;
let grace: MemberActor;
let ada: MemberActor;
let alan: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  grace = await makeMember(database.owner, acme, "Grace", "admin");
  ada = await makeMember(database.owner, acme, "Ada", "admin");
  alan = await makeMember(database.owner, acme, "Alan", "agent");
});

type Listed = { readonly id: string; readonly own: boolean };

const listOf = async (actor: MemberActor) =>
  unsafeCast<readonly Listed[]>((await page.ask(actor, "get", "/commands/requests")).body["items"]);
const decide = (actor: MemberActor, id: string, decision: "approved" | "declined") =>
  page.ask(actor, "put", `/commands/requests/${id}/decision`, { decision });
const statusOf = async () =>
  (await database.owner.query("select status from comm_channels where id = $1", [shop])).rows[0].status;

/** Grace asks on the page; nobody has a linked chat. */
async function request(): Promise<string> {
  const { body } = await page.ask(grace, "post", "/commands", { line: "/lockdown Shop" });
  expect(body).toMatchObject({ outcome: "asked", reason: "to_approve" });
  return (await listOf(grace))[0]?.id ?? "";
}

describe("a request for approval on the pages", () => {
  it("is shown to whoever might decide and to who asked, and to nobody else", async () => {
    await request();
    expect(await listOf(ada)).toMatchObject([
      {
        command: "lockdown",
        own: false,
        requestedBy: { id: grace.userId, name: "Grace" },
        summary: { en: "Stops a channel: Shop.", de: "Hält einen Kanal an: Shop." },
      },
    ]);
    expect(await listOf(grace)).toMatchObject([{ own: true }]);
    expect(await listOf(alan)).toEqual([]);
    const other = await makeOrganization(database.owner, "Zoo");
    expect(await listOf(await makeMember(database.owner, other, "Eve", "owner"))).toEqual([]);
  });

  it("is done once another member approves it there, and the trail says who asked and who approved, and from where", async () => {
    const id = await request();
    expect(await decide(ada, id, "approved")).toMatchObject({
      status: 200,
      body: { decision: "approved", text: "Stops a channel: Shop. Approved by Ada, and done." },
    });
    expect(await statusOf()).toBe("paused");
    expect(await listOf(ada)).toEqual([]);
    const { rows } = await database.owner.query(
      "select actor_name, action, facts, ip from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(rows).toEqual([
      expect.objectContaining({ actor_name: "Grace", action: "channel.changed" }),
      expect.objectContaining({
        actor_name: "Ada",
        action: "command.approved",
        facts: expect.objectContaining({ asked: "lockdown", asked_by: grace.userId }),
        ip: expect.any(String),
      }),
    ]);
  });

  it("is not done once it was declined, and is decided once", async () => {
    const id = await request();
    expect((await decide(ada, id, "declined")).body).toMatchObject({
      text: "Stops a channel: Shop. Declined by Ada. Nothing was done.",
    });
    expect(await decide(ada, id, "approved")).toMatchObject({
      status: 409,
      body: { code: "request_decided" },
    });
    expect(await statusOf()).toBe("active");
  });

  it("is decided by no one who asked, who may not do it, or who is of another organization", async () => {
    const id = await request();
    const other = await makeOrganization(database.owner, "Zoo");
    const eve = await makeMember(database.owner, other, "Eve", "owner");
    const refusals = [await decide(grace, id, "approved"), await decide(alan, id, "approved")];
    expect([
      ...refusals,
      await decide(alan, id, "declined"),
      await decide(eve, id, "approved"),
    ]).toMatchObject([
      { status: 403, body: { code: "own_request" } },
      { status: 403, body: { code: "permission_missing" } },
      { status: 403, body: { code: "permission_missing" } },
      { status: 404, body: { code: "request_unknown" } },
    ]);
    expect(await statusOf()).toBe("active");
    expect(await listOf(ada)).toHaveLength(1);
  });

  it("is gone after an hour", async () => {
    const id = await request();
    await database.owner.query(
      "update comm_command_requests set expires_at = clock_timestamp() where id = $1",
      [id],
    );
    expect(await listOf(ada)).toEqual([]);
    expect(await decide(ada, id, "approved")).toMatchObject({
      status: 409,
      body: { code: "request_expired" },
    });
  });

  it("that was asked in a chat is answered there", async () => {
    const { conversationId } = await chats.linkMember(grace, shop, "grace");
    await chats.say(shop, "grace", "/lockdown Shop");
    await decide(ada, (await listOf(ada))[0]?.id ?? "", "approved");
    const { rows } = await database.owner.query(
      "select body from comm_messages where conversation_id = $1 and direction = 'out' order by sent_at desc, id desc limit 1",
      [conversationId],
    );
    expect(rows).toEqual([{ body: "Stops a channel: Shop. Approved by Ada, and done." }]);
  });

  it("is told to the pages of whoever might decide and of who asked, when it comes and when it is decided", async () => {
    const id = await request();
    await decide(ada, id, "declined");
    const { rows } = await database.owner.query(
      "select payload from outbox where organization_id = $1 and kind = 'command_request_changed' order by id",
      [acme],
    );
    const event = { requestId: id, requestedBy: grace.userId, permission: "channel.manage" } as const;
    expect(rows.map(({ payload }) => payload)).toEqual([
      expect.objectContaining(event),
      expect.objectContaining(event),
    ]);
    const [told] = await inOrganization(database, acme, (tx) =>
      commandsLive.present(tx, [{ kind: "command_request_changed", ...event }]),
    );
    expect(told).toMatchObject({ name: "changed", data: { kind: "command_request", id } });
    const hears = [ada, grace, alan, { ...alan, userId: grace.userId }];
    expect(hears.map((actor) => told && mayHear(actor, told))).toEqual([true, true, false, true]);
  });
});
