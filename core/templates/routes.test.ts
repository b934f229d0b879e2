import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { templateEndpoints } from "./routes.ts";

const database = await testDatabase();
const room = openRoom({ database }, templateEndpoints);

let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme, "Ada", "supervisor");
});

const hello = {
  shortcut: "hello",
  name: "Hello",
  text: {
    text: "Hi {{contact.name}}, {{agent.name}} of {{organization.name}} here.",
    marks: [{ kind: "bold", start: 3, end: 19 }],
  },
};
const make = async (draft: object = hello): Promise<string> =>
  String((await room.ask(ada, "post", "/templates", draft)).body["id"]);
const list = async (actor = ada) => (await room.ask(actor, "get", "/templates")).body["items"];

describe("a template", () => {
  it("is made, listed by shortcut, told of and written in the trail", async () => {
    await make({ ...hello, shortcut: "Zero" });
    const made = await room.ask(ada, "post", "/templates", hello);
    expect(made).toMatchObject({ status: 201, body: hello });
    expect(await list()).toMatchObject([{ shortcut: "hello" }, { shortcut: "Zero" }]);
    const { rows } = await database.owner.query(
      "select (select count(*)::int from outbox where organization_id = $1 and kind = 'template_changed') as told, (select count(*)::int from audit_logs where organization_id = $1 and action = 'template.created') as noted",
      [acme],
    );
    expect(rows).toEqual([{ told: 2, noted: 2 }]);
  });

  it("has a shortcut of its own, whatever the case", async () => {
    const id = await make();
    expect(await room.ask(ada, "post", "/templates", { ...hello, shortcut: "HELLO" })).toMatchObject({
      status: 409,
      body: { code: "shortcut_taken" },
    });
    expect((await room.ask(ada, "patch", `/templates/${id}`, { shortcut: "Hello" })).status).toBe(200);
  });

  it("keeps what a change does not name", async () => {
    const id = await make();
    expect(await room.ask(ada, "patch", `/templates/${id}`, { name: "Greeting" })).toEqual({
      status: 200,
      body: { ...hello, id, name: "Greeting" },
    });
  });

  it.each([
    ["two words", { ...hello, shortcut: "two words" }],
    ["a slash", { ...hello, shortcut: "/hello" }],
    ["nothing to say", { ...hello, text: plain(" ") }],
    [
      "formatting outside its text",
      { ...hello, text: { text: "hi", marks: [{ kind: "bold", start: 0, end: 9 }] } },
    ],
    [
      "a link that runs",
      {
        ...hello,
        text: { text: "hi", marks: [{ kind: "link", start: 0, end: 2, url: "javascript:alert(1)" }] },
      },
    ],
  ])("with %s is refused", async (_, draft) =>
    expect(await room.ask(ada, "post", "/templates", draft)).toMatchObject({
      status: 422,
      body: { code: "request_invalid" },
    }),
  );

  it("security 1: with blanks that never end in a placeholder is read as fast as any", async () => {
    const before = process.threadCpuUsage().user;
    const text = plain(`Hi {{${" ".repeat(3_900)}`);
    expect(await room.ask(ada, "post", "/templates", { ...hello, text })).toMatchObject({ status: 201 });
    expect(process.threadCpuUsage().user - before).toBeLessThan(500_000);
  });

  it.each([
    ["a typo", "Hi {{contact.nme}}", ["contact.nme"]],
    ["a blank", "Hi {{ contact name }}", ["contact name"]],
    ["a number", "Hi {{contact.name2}}", ["contact.name2"]],
    ["two, each once", "{{a}} {{b}} {{a}}", ["a", "b"]],
    ["nothing", "Hi {{}}", [""]],
  ])("with a placeholder that is %s is refused, and told which there are", async (_, text, unknown) => {
    const known = ["contact.name", "contact.first_name", "agent.name", "organization.name"];
    expect(await room.ask(ada, "post", "/templates", { ...hello, text: plain(text) })).toMatchObject({
      status: 422,
      body: { code: "placeholder_unknown", facts: { unknown, known } },
    });
    expect(await list()).toEqual([]);
    expect(await room.ask(ada, "patch", `/templates/${await make()}`, { text: plain(text) })).toMatchObject({
      status: 422,
      body: { code: "placeholder_unknown" },
    });
    expect(await list()).toMatchObject([hello]);
  });

  it("takes a placeholder in any case, and braces that are none", async () => {
    expect(
      (
        await room.ask(ada, "post", "/templates", {
          ...hello,
          text: plain("{{Contact.Name}} {{ agent.name }} {order} }} {{"),
        })
      ).status,
    ).toBe(201);
  });

  it("with a placeholder from before they were refused is renamed and rendered, and mended when its text changes", async () => {
    const id = await make();
    await database.owner.query("update comm_templates set body = 'Hi {{order.id}}' where id = $1", [id]);
    expect((await room.ask(ada, "patch", `/templates/${id}`, { name: "Old" })).status).toBe(200);
    expect(
      (await room.ask(ada, "patch", `/templates/${id}`, { text: plain("Hi {{order.id}}.") })).status,
    ).toBe(422);
    expect((await room.ask(ada, "patch", `/templates/${id}`, { text: plain("Hi.") })).status).toBe(200);
  });

  it("is removed, unless a rule answers with it", async () => {
    const [used, free] = [await make(), await make({ ...hello, shortcut: "free" })];
    await database.owner.query(
      "insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, new_id('rul'), 'Greet', 1, '{}', $2)",
      [acme, JSON.stringify([{ kind: "reply", templateId: used }])],
    );
    expect(await room.ask(ada, "delete", `/templates/${used}`)).toMatchObject({
      status: 409,
      body: { code: "template_in_use", facts: { rules: ["Greet"] } },
    });
    expect((await room.ask(ada, "delete", `/templates/${free}`)).status).toBe(204);
    expect(await list()).toMatchObject([{ id: used }]);
  });

  it("is used by agents and changed by supervisors", async () => {
    const agent = await makeMember(database.owner, acme, "Grace", "agent");
    const id = await make();
    expect(await list(agent)).toHaveLength(1);
    expect((await room.ask(agent, "patch", `/templates/${id}`, { name: "Mine" })).status).toBe(403);
    expect((await room.ask(agent, "delete", `/templates/${id}`)).status).toBe(403);
  });
});

describe("a rendering", () => {
  const conversation = async (assignee: string | null = null) => {
    const channel = await makeChannel(database.owner, acme);
    return makeConversation(
      database.owner,
      acme,
      channel,
      await makeContact(database.owner, acme, channel, "Linus Torvalds"),
      assignee,
    );
  };

  it("names customer, agent and organization, and leaves in sight what it does not know", async () => {
    const [id, conversationId] = [await make(), await conversation()];
    await database.owner.query(
      "update comm_templates set body = left(body, -1) || ', {{order.id}}' where id = $1",
      [id],
    );
    expect(await room.ask(ada, "post", `/templates/${id}/rendering`, { conversationId })).toEqual({
      status: 200,
      body: {
        text: {
          text: "Hi Linus Torvalds, Ada of Acme here, {{order.id}}",
          marks: [{ kind: "bold", start: 3, end: 17 }],
        },
        unknown: ["order.id"],
      },
    });
  });

  it("tells nobody about a conversation they may not see", async () => {
    const [id, conversationId] = [await make(), await conversation()];
    const own = {
      ...(await makeMember(database.owner, acme, "Vera", "agent")),
      permissions: { "template.read": "all", "conversation.read": "own" } as const,
    };
    expect(await room.ask(own, "post", `/templates/${id}/rendering`, { conversationId })).toMatchObject({
      status: 404,
      body: { code: "conversation_unknown" },
    });
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect((await room.ask(eve, "post", `/templates/${id}/rendering`, { conversationId })).status).toBe(404);
  });
});

describe("the set of templates", () => {
  it.each([
    ["a number", "1st"],
    ["a line between words", "refund-late_2"],
    ["another alphabet", "привет"],
    ["its full length", "x".repeat(40)],
    ["space around it", "  refund  "],
  ])("takes a shortcut with %s", async (_, shortcut) => {
    expect(await room.ask(ada, "post", "/templates", { ...hello, shortcut })).toMatchObject({
      status: 201,
      body: { shortcut: shortcut.trim() },
    });
  });

  it.each([
    ["no sign", ""],
    ["its slash", "/refund"],
    ["two words", "refund late"],
    ["a line at its start", "-refund"],
    ["a mark", "refund!"],
    ["a sign too many", "x".repeat(41)],
  ])("takes none with %s", async (_, shortcut) => {
    expect(await room.ask(ada, "post", "/templates", { ...hello, shortcut })).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field: "shortcut" } },
    });
    expect(await list()).toEqual([]);
  });

  it.each([
    [{ name: "" }, "name"],
    [{ name: "x".repeat(121) }, "name"],
    [{ text: plain("") }, "text"],
    [{ text: plain(" \n\t") }, "text"],
    [{ text: plain("x".repeat(60_001)) }, "text.text"],
    [{ text: { text: "Hi", marks: [{ kind: "bold", start: 0, end: 3 }] } }, "text"],
    [{ text: { text: "Hi", marks: [{ kind: "bold", start: 1, end: 1 }] } }, "text"],
    [{ text: { text: "Hi", marks: [{ kind: "bold", start: 2, end: 1 }] } }, "text"],
    [{ text: { text: "Hi", marks: [{ kind: "bold", start: -1, end: 1 }] } }, "text.marks.0.start"],
    [{ text: { text: "Hi", marks: [{ kind: "blink", start: 0, end: 1 }] } }, "text.marks.0.kind"],
    [
      { text: { text: "Hi", marks: [{ kind: "link", start: 0, end: 1, url: "javascript:alert(1)" }] } },
      "text.marks.0.url",
    ],
  ])("keeps what it was when a change is %j", async (change, field) => {
    const id = await make();
    expect(await room.ask(ada, "patch", `/templates/${id}`, change)).toMatchObject({
      status: 422,
      body: { code: "request_invalid", facts: { field } },
    });
    expect(await list()).toMatchObject([hello]);
  });

  it("keeps every kind of formatting", async () => {
    const marks = [
      ...["bold", "italic", "underline", "strike", "code", "spoiler", "quote"].map((kind) => ({
        kind,
        start: 0,
        end: 2,
      })),
      { kind: "pre", start: 0, end: 2, language: "sql" },
      { kind: "link", start: 0, end: 2, url: "https://shop.example/" },
      { kind: "mention", start: 0, end: 2, identity: "ada" },
    ];
    const { body } = await room.ask(ada, "post", "/templates", { ...hello, text: { text: "Hi", marks } });
    expect(body["text"]).toEqual({ text: "Hi", marks });
  });

  it("has no two of one shortcut, though two people make them at the same moment", async () => {
    const answers = await Promise.all(
      ["hello", "Hello", "HELLO"].map((shortcut) =>
        room.ask(ada, "post", "/templates", { ...hello, shortcut }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(await list()).toHaveLength(1);
  });

  it("is told of and written down at every change", async () => {
    const id = await make();
    await room.ask(ada, "patch", `/templates/${id}`, { name: "Welcome" });
    await room.ask(ada, "delete", `/templates/${id}`);
    const { rows } = await database.owner.query(
      "select action, facts from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(rows).toMatchObject([
      { action: "template.created", facts: { name: "Hello", shortcut: "hello" } },
      { action: "template.changed", facts: { name: "Welcome", shortcut: "hello" } },
      { action: "template.removed", facts: { name: "Welcome", shortcut: "hello" } },
    ]);
    const told = await database.owner.query(
      "select from outbox where organization_id = $1 and kind = 'template_changed'",
      [acme],
    );
    expect(told.rowCount).toBe(3);
  });

  it.each(["patch", "delete"])(
    "has none that nobody made, nor another organization's: %s",
    async (method) => {
      const id = await make();
      const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
      for (const [who, one] of [
        [ada, "tpl_1"],
        [ada, "tpl_00000000000000000000000000000000"],
        [eve, id],
      ] as const)
        expect(await room.ask(who, method, `/templates/${one}`, { name: "Mine" })).toMatchObject({
          status: 404,
          body: { code: "template_unknown" },
        });
      expect([await list(), await list(eve)]).toMatchObject([[hello], []]);
    },
  );
});

describe("a rendering for one customer", () => {
  const render = async (text: string, change?: string) => {
    const channel = await makeChannel(database.owner, acme);
    const contact = await makeContact(database.owner, acme, channel, "Linus {{agent.name}}");
    const conversationId = await makeConversation(database.owner, acme, channel, contact);
    if (change) await database.owner.query(change, [conversationId]);
    const id = await make({ ...hello, text: plain(text) });
    return (await room.ask(ada, "post", `/templates/${id}/rendering`, { conversationId })).body;
  };

  it.each([
    ["{{ CONTACT.Name }}!", "Linus {{agent.name}}!"],
    ["{{agent.name}}{{agent.name}}", "AdaAda"],
    ["{{{agent.name}}}", "{Ada}"],
    ["No names at all", "No names at all"],
  ])("of %j says %j, and no name of theirs is read as a placeholder", async (text, said) =>
    expect(await render(text)).toEqual({ text: plain(said), unknown: [] }),
  );

  it("names a thread by its title where nobody is known", async () =>
    expect(
      await render("Hi {{contact.name}}", "update comm_conversations set contact_id = null where id = $1"),
    ).toEqual({
      text: plain("Hi Chat"),
      unknown: [],
    }));

  it("needs a conversation", async () => {
    const id = await make();
    expect((await room.ask(ada, "post", `/templates/${id}/rendering`, {})).status).toBe(422);
    expect(
      await room.ask(ada, "post", `/templates/${id}/rendering`, { conversationId: "cnv_1" }),
    ).toMatchObject({
      status: 404,
      body: { code: "conversation_unknown" },
    });
  });
});
