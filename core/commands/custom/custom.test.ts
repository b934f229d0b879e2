import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats } from "../../testing/commands/command-chat.ts";
import { openCommandRoom } from "../../testing/commands/command-room.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../testing/scripted-server.ts";

const database = await testDatabase();
const room = openCommandRoom(database);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chats: ReturnType<typeof openCommandChats>;

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme, "Ada");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  chats = openCommandChats(database);
});

const hours = {
  name: "hours",
  aliases: ["times"],
  description: "Says when we are open",
  audience: "contact",
  where: ["direct"],
  arguments: [] as readonly object[],
  answers: { kind: "text", text: "{{organization.name}} is open from 9 to 17, {{contact.name}}." } as object,
  enabled: true,
};
const make = (draft: object = {}, actor = ada) =>
  room.ask(actor, "post", "/commands/custom", { ...hours, ...draft });
const answers = async (text: string) => (await chats.say(shop, "Linus", text)).answers.map((one) => one.text);
const uses = async () =>
  (
    await database.owner.query(
      "select command, outcome, reason from comm_command_uses where organization_id = $1 order by used_at",
      [acme],
    )
  ).rows;

describe("a command of an organization's own", () => {
  it("is made, listed with who changed it, and written in the trail", async () => {
    expect(await make()).toMatchObject({ status: 201, body: { ...hours, secret: null } });
    const { body } = await room.ask(ada, "get", "/commands/custom");
    expect(body["items"]).toMatchObject([{ name: "hours", changedBy: { id: ada.userId, name: "Ada" } }]);
    const { rows } = await database.owner.query("select action from audit_logs where organization_id = $1", [
      acme,
    ]);
    expect(rows).toEqual([{ action: "command.created" }]);
  });

  it("answers with its variables and arguments filled in, by its name and its other one", async () => {
    await make({
      arguments: [{ name: "order-number", kind: "text", summary: "Which order" }],
      answers: { kind: "text", text: "{{contact.name}}, {{argument.order_number}} is on its way." },
    });
    expect(await answers("/hours A7")).toEqual(["Linus, A7 is on its way."]);
    expect(await answers("/times B8")).toEqual(["Linus, B8 is on its way."]);
    expect(await uses()).toMatchObject([{ command: "hours", outcome: "done" }, { command: "hours" }]);
  });

  it("is another organization's text, while it is off, and once it was removed", async () => {
    const lumen = await makeOrganization(database.owner, "Lumen");
    await make({}, await makeMember(database.owner, lumen, "Eve"));
    expect(await answers("/hours")).toEqual([]);
    const { body } = await make({ enabled: false });
    chats = openCommandChats(database);
    expect(await answers("/hours")).toEqual([]);
    expect((await room.ask(ada, "patch", `/commands/${String(body["id"])}`, { enabled: true })).status).toBe(
      200,
    );
    chats = openCommandChats(database);
    expect(await answers("/hours")).toHaveLength(1);
    expect((await room.ask(ada, "delete", `/commands/${String(body["id"])}`)).status).toBe(204);
    chats = openCommandChats(database);
    expect(await answers("/hours")).toEqual([]);
  });

  it("answers with a canned reply", async () => {
    const templateId = newId("tpl");
    await database.owner.query(
      "insert into comm_templates (organization_id, id, name, shortcut, body, marks) values ($1, $2, 'Hours', 'h', 'From 9, {{contact.name}}.', '[]')",
      [acme, templateId],
    );
    await make({ answers: { kind: "template", templateId } });
    expect(await answers("/hours")).toEqual(["From 9, Linus."]);
  });

  it("runs a rule's actions in the conversation, and says what it replies", async () => {
    const ruleId = newId("rul");
    await database.owner.query(
      `insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, $2, 'VIP', 1, '{"any":[]}', $3)`,
      [
        acme,
        ruleId,
        JSON.stringify([
          { kind: "assign", userId: ada.userId },
          { kind: "reply", text: "Ada takes it." },
        ]),
      ],
    );
    await make({ answers: { kind: "rule", ruleId } });
    const { conversationId, answers: said } = await chats.say(shop, "Linus", "/hours");
    expect(said.map(({ text }) => text)).toEqual(["Ada takes it."]);
    const { rows } = await database.owner.query(
      "select c.assignee_id, m.author_name from comm_conversations c join comm_messages m on m.conversation_id = c.id and m.kind = 'event' where c.id = $1",
      [conversationId],
    );
    expect(rows).toEqual([{ assignee_id: ada.userId, author_name: "VIP" }]);
  });
});

describe("a draft is refused", () => {
  it.each([
    ["with the name of one of ours, which is named", { name: "help" }, 409, "command_name_taken", "/help"],
    ["with another name that is ours", { aliases: ["help"] }, 409, "command_name_taken", "/help"],
    [
      "with the first word of one of ours",
      { name: "channel", audience: "member" },
      409,
      "command_name_taken",
      "/channel",
    ],
    ["with a name that nobody can type", { name: "Öffnung" }, 422, "request_invalid", ""],
    [
      "with a variable that nothing fills in",
      { answers: { kind: "text", text: "{{contact name}}" } },
      422,
      "placeholder_unknown",
      "contact name",
    ],
    [
      "where a customer would look something up",
      { arguments: [{ name: "who", kind: "member", summary: "Who" }] },
      422,
      "argument_not_for_contacts",
      "who",
    ],
    ["where no customer is", { where: ["page"] }, 422, "place_not_for_contacts", ""],
    [
      "with something behind the rest of the line",
      {
        arguments: [
          { name: "a", kind: "rest", summary: "A" },
          { name: "b", kind: "text", summary: "B" },
        ],
      },
      422,
      "argument_order",
      "",
    ],
    [
      "with a canned reply that is not there",
      { answers: { kind: "template", templateId: newId("tpl") } },
      404,
      "template_unknown",
      "",
    ],
    [
      "with an address that is none",
      { answers: { kind: "webhook", url: "file:///etc/passwd", fallback: "x" } },
      422,
      "request_invalid",
      "",
    ],
  ] as const)("%s", async (_, draft, status, code, words) => {
    const { status: got, body } = await make(draft);
    expect([got, body["code"], String(body["message"])]).toEqual([
      status,
      code,
      expect.stringContaining(words),
    ]);
  });

  it("with the name of another one, and not with its own", async () => {
    const { body } = await make();
    expect(await make({ name: "times", aliases: [] })).toMatchObject({
      status: 409,
      body: { code: "command_name_taken" },
    });
    expect(
      (await room.ask(ada, "patch", `/commands/${String(body["id"])}`, { aliases: ["times", "when"] }))
        .status,
    ).toBe(200);
  });

  it("that runs a rule which does what its maker may not", async () => {
    const ruleId = newId("rul");
    await database.owner.query(
      `insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, $2, 'VIP', 1, '{"any":[]}', $3)`,
      [acme, ruleId, JSON.stringify([{ kind: "reply", text: "Hi" }])],
    );
    const linus = { ...ada, permissions: { "command.manage": "all" } as const };
    expect(await make({ answers: { kind: "rule", ruleId } }, linus)).toMatchObject({
      status: 403,
      body: { code: "permission_missing" },
    });
  });
});

describe("a command answered by a webhook", () => {
  let server: ScriptedServer;
  let next: ScriptedAnswer;

  beforeEach(async () => {
    server = await startScriptedServer(() => next);
  });
  afterEach(() => server.close());

  const says = (text: string, status = 200): ScriptedAnswer => ({
    bytes: Buffer.from(text),
    status,
    headers: { "content-type": "text/plain" },
  });
  const makeHook = () =>
    make({
      arguments: [{ name: "order", kind: "text", summary: "Which order" }],
      answers: { kind: "webhook", url: `${server.origin}/orders`, fallback: "Ask us again later." },
    });

  it("shows its secret once, signs with it, and says who asks what where", async () => {
    const { body } = await makeHook();
    const secret = String(body["secret"]);
    expect(secret).toMatch(/^whsec_/);
    expect((await room.ask(ada, "get", "/commands/custom")).body["items"]).toMatchObject([{ secret: null }]);
    next = says("A7 is on its way.");
    const { conversationId, messageId, answers: said } = await chats.say(shop, "Linus", "/hours A7");
    expect(said.map(({ text }) => text)).toEqual(["A7 is on its way."]);
    const [request] = server.requests;
    const headers = Object.fromEntries(
      Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers["webhook-id"]).toBe(messageId);
    expect(new Webhook(secret).verify(request?.body ?? "", headers)).toEqual({
      command: "hours",
      arguments: { order: "A7" },
      by: { kind: "contact", id: expect.stringMatching(/^con_/), name: "Linus" },
      conversationId,
      place: "direct",
      language: "en",
    });
  });

  it("says the fallback where it has no answer, and the use says why", async () => {
    await makeHook();
    next = says("Broken", 500);
    expect(await answers("/hours A7")).toEqual(["Ask us again later."]);
    expect(await uses()).toEqual([{ command: "hours", outcome: "failed", reason: "webhook_refused" }]);
  });

  it("keeps its secret while its address stays, and gets another with another", async () => {
    const { body } = await makeHook();
    const change = (change: object) => room.ask(ada, "patch", `/commands/${String(body["id"])}`, change);
    expect((await change({ description: "Orders" })).body["secret"]).toBeNull();
    const moved = { kind: "webhook", url: `${server.origin}/moved`, fallback: "Later." };
    expect(String((await change({ answers: moved })).body["secret"])).toMatch(/^whsec_/);
  });
});
