import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import type { ConversationId, OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { openCommandRoom } from "../testing/commands/command-room.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";

const database = await testDatabase();
const room = openCommandRoom(database);

let acme: OrganizationId;
let ada: MemberActor;
let conversation: ConversationId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  const channel = await makeChannel(database.owner, acme);
  const contact = await makeContact(database.owner, acme, channel);
  conversation = await makeConversation(database.owner, acme, channel, contact);
});

const give = (line: string, more: object = {}, actor: MemberActor = ada) =>
  room.ask(actor, "post", "/commands", { line, conversationId: conversation, ...more });
const assignee = async () =>
  (
    await database.owner.query("select assignee_id as id from comm_conversations where id = $1", [
      conversation,
    ])
  ).rows[0].id;
const uses = async () =>
  (
    await database.owner.query(
      "select command, actor_id, entry, outcome, reason, channel_id from comm_command_uses where organization_id = $1 order by used_at",
      [acme],
    )
  ).rows;

describe("a line from the pages", () => {
  it("acts on the open conversation as whoever gives it, and is kept as a use", async () => {
    expect(await give("/claim")).toEqual({
      status: 200,
      body: {
        command: "claim",
        outcome: "done",
        reason: null,
        text: expect.stringMatching(/^Ada takes care of #\d+\.$/u),
        buttons: [{ label: "Undo", line: "/undo" }],
        question: null,
      },
    });
    expect(await assignee()).toBe(ada.userId);
    expect(await uses()).toEqual([
      {
        command: "claim",
        actor_id: ada.userId,
        entry: "page",
        outcome: "done",
        reason: null,
        channel_id: null,
      },
    ]);
  });

  it("answers in German where the page is German", async () => {
    expect((await give("/claim", { language: "de" })).body["text"]).toMatch(/^Ada kümmert sich um #\d+\.$/u);
  });

  it("is taken back by the line that its answer offers", async () => {
    await give("/claim");
    expect((await give("/undo")).body).toMatchObject({ outcome: "done", text: "/claim is taken back." });
    expect(await assignee()).toBeNull();
  });

  it("that could mean several members offers a line for each", async () => {
    await makeMember(database.owner, acme, "Alan Kay", "agent");
    const turing = await makeMember(database.owner, acme, "Alan Turing", "agent");
    const { body } = await give("/assign alan");
    expect(body).toMatchObject({ outcome: "asked", question: { name: "member" } });
    const { buttons } = unsafeCast<{ buttons: readonly { label: string; line: string }[] }>(body);
    const chosen = buttons.find(({ label }) => label.startsWith("Alan Turing"));
    expect((await give(chosen?.line ?? "")).body).toMatchObject({ outcome: "done" });
    expect(await assignee()).toBe(turing.userId);
  });

  it("from a program is told apart", async () => {
    await give("/claim", {}, { ...ada, keyId: "key_1" });
    expect(await uses()).toMatchObject([{ entry: "api" }]);
  });

  it("that may not be given is answered with the reason, and changes nothing", async () => {
    const eve = await makeMember(database.owner, acme, "Eve", "viewer");
    expect(await give("/claim", {}, eve)).toMatchObject({
      status: 200,
      body: { outcome: "refused", reason: "permission_missing", text: "No. You need conversation.assign." },
    });
    expect(await assignee()).toBeNull();
    expect(await uses()).toMatchObject([{ outcome: "refused", reason: "permission_missing" }]);
  });

  it("that is no command is answered too", async () => {
    expect(await give("/dance")).toMatchObject({ status: 200, body: { outcome: "failed" } });
  });

  it.each(["", "x".repeat(4001)])("of the wrong length is refused", async (line) => {
    expect((await give(line)).status).toBe(422);
  });

  it("about a conversation of another organization finds none", async () => {
    const lumen = await makeOrganization(database.owner, "Lumen");
    const stranger = await makeMember(database.owner, lumen, "Eve", "admin");
    expect(await give("/claim", {}, stranger)).toMatchObject({
      status: 404,
      body: { code: "conversation_unknown" },
    });
  });
});

describe("the same line asked for twice with one key", () => {
  const once = (line: string, actor: MemberActor, more: object = {}) =>
    room.fetch(actor, "/commands", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "a-key-of-its-own" },
      body: JSON.stringify({ line, conversationId: conversation, ...more }),
    });

  it("is one use, and is answered alike", async () => {
    const first = await once("/claim", ada);
    const again = await once("/claim", ada);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await uses()).toMatchObject([{ outcome: "done" }]);
  });

  it("is one use where the command only answers, too", async () => {
    const first = await once("/help", ada);
    expect(await (await once("/help", ada)).json()).toEqual(await first.json());
    expect(await uses()).toMatchObject([{ command: "help" }]);
  });

  it("is a new try where the first was refused", async () => {
    const linus = await makeMember(database.owner, acme, "Linus", "viewer");
    expect(await (await once("/claim", linus)).json()).toMatchObject({ outcome: "refused" });
    const promoted = { ...linus, permissions: ada.permissions };
    expect(await (await once("/claim", promoted)).json()).toMatchObject({ outcome: "done" });
  });

  it("for something else is a conflict", async () => {
    await once("/claim", ada);
    expect((await once("/claim", ada, { language: "de" })).status).toBe(409);
  });
});

describe("the list of commands", () => {
  const names = async (actor: MemberActor) => {
    const { body } = await room.ask(actor, "get", "/commands");
    return (body["items"] as readonly { readonly name: string }[]).map(({ name }) => name);
  };

  it("holds what a member may give, with all that completing it needs", async () => {
    const { body } = await room.ask(ada, "get", "/commands");
    expect(body["items"]).toContainEqual(
      expect.objectContaining({
        name: "claim",
        usage: "/claim [conversation]",
        where: expect.arrayContaining(["page"]),
        summary: { en: expect.any(String), de: expect.any(String) },
        arguments: [expect.objectContaining({ name: "conversation", kind: "conversation", optional: true })],
      }),
    );
  });

  it("leaves out what they may not, and what is for customers", async () => {
    const viewer = await makeMember(database.owner, acme, "Eve", "viewer");
    expect(await names(ada)).toContain("claim");
    expect(await names(viewer)).not.toContain("claim");
    expect(await names(ada)).not.toContain("status");
  });
});

describe("the overview of commands", () => {
  it("says who may give each, and how often it was given", async () => {
    await give("/claim");
    const { body } = await room.ask(ada, "get", "/commands/overview");
    expect(body["items"]).toContainEqual(
      expect.objectContaining({
        name: "claim",
        audience: "member",
        permission: "conversation.assign",
        roles: ["owner", "admin", "supervisor", "agent"],
        uses30d: 1,
      }),
    );
  });
});

describe("a line that is only tried", () => {
  const number = async () =>
    Number(
      (await database.owner.query("select number from comm_conversations where id = $1", [conversation]))
        .rows[0].number,
    );
  const tryOut = async (line: string, more: object = {}, actor: MemberActor = ada) =>
    room.ask(actor, "post", "/commands/trial", {
      line,
      audience: "member",
      role: "agent",
      place: "page",
      conversation: await number(),
      ...more,
    });

  it("says what it would do and answer, and does nothing", async () => {
    expect(await tryOut("/claim")).toMatchObject({
      status: 200,
      body: { outcome: "would_do", command: "claim", text: expect.stringContaining("Ada takes care of #") },
    });
    expect(await assignee()).toBeNull();
    expect(await uses()).toEqual([]);
    const { rows } = await database.owner.query(
      "select from comm_messages where conversation_id = $1 and kind = 'event'",
      [conversation],
    );
    expect(rows).toEqual([]);
  });

  it("says why another role may not", async () => {
    expect((await tryOut("/claim", { role: "viewer" })).body).toMatchObject({
      outcome: "refused",
      reason: "permission_missing",
    });
  });

  it("closes a customer's conversation no more than a member's would", async () => {
    const tried = await tryOut("/close", { audience: "contact", place: "direct" });
    expect(tried.body).toMatchObject({ outcome: "would_do", command: "close" });
    const { rows } = await database.owner.query("select status from comm_conversations where id = $1", [
      conversation,
    ]);
    expect(rows).toEqual([{ status: "open" }]);
  });

  it("shows nobody what only a higher role sees", async () => {
    expect(await tryOut("/claim", { role: "admin" })).toMatchObject({
      status: 403,
      body: { code: "role_above_yours" },
    });
  });

  it("is a message where it is no command", async () => {
    expect((await tryOut("Hello")).body).toMatchObject({ outcome: "message" });
  });
});
