import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { newId, type ConversationId, type OrganizationId } from "../../kernel/ids.ts";
import { openCommandRoom } from "../../testing/commands/command-room.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";
import { startScriptedServer, type ScriptedServer } from "../../testing/scripted-server.ts";

const database = await testDatabase();
const room = openCommandRoom(database);

let acme: OrganizationId;
let ada: MemberActor;
let conversation: ConversationId;
let server: ScriptedServer;

beforeEach(async () => {
  acme = await makeOrganization(database.owner, "Acme");
  ada = await makeMember(database.owner, acme, "Ada");
  const channel = await makeChannel(database.owner, acme);
  const contact = await makeContact(database.owner, acme, channel);
  conversation = await makeConversation(database.owner, acme, channel, contact);
  server = await startScriptedServer(() => ({
    bytes: Buffer.from("It is on its way."),
    status: 200,
    headers: { "content-type": "text/plain" },
  }));
});
afterEach(() => server.close());

async function makeRule(): Promise<string> {
  const ruleId = newId("rul");
  const actions = [{ kind: "assign", userId: ada.userId }];
  await database.owner.query(
    `insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, $2, 'VIP', 1, '{"any":[]}', $3)`,
    [acme, ruleId, JSON.stringify(actions)],
  );
  return ruleId;
}

async function make(answers: object): Promise<void> {
  const draft = {
    name: "escalate",
    aliases: [],
    description: "Hands it up",
    audience: "member",
    where: ["direct", "group", "staff", "page"],
    arguments: [],
    answers,
    enabled: true,
  };
  expect(await room.ask(ada, "post", "/commands/custom", draft)).toMatchObject({ status: 201 });
}

const give = async (actor: MemberActor) =>
  (await room.ask(actor, "post", "/commands", { line: "/escalate", conversationId: conversation })).body;
const assignee = async () =>
  (
    await database.owner.query("select assignee_id as id from comm_conversations where id = $1", [
      conversation,
    ])
  ).rows[0].id;

describe("a member who gives a command of an organization's own", () => {
  it("has a rule do only what they may do in that conversation themselves", async () => {
    await make({ kind: "rule", ruleId: await makeRule() });
    const reader = { ...ada, permissions: { "conversation.read": "all" } as const };
    expect(await give(reader)).toMatchObject({ outcome: "refused", reason: "permission_missing" });
    const ownOnly = {
      ...ada,
      permissions: { "conversation.read": "all", "conversation.assign": "own" } as const,
    };
    expect(await give(ownOnly)).toMatchObject({ outcome: "refused", reason: "permission_missing" });
    expect(await assignee()).toBeNull();
    expect(await give(ada)).toMatchObject({ outcome: "done" });
    expect(await assignee()).toBe(ada.userId);
  });

  it("asks a webhook once for a request that comes twice, and is answered alike", async () => {
    await make({ kind: "webhook", url: `${server.origin}/orders`, fallback: "Later." });
    const once = () =>
      room.fetch(ada, "/commands", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "a-key-of-its-own" },
        body: JSON.stringify({ line: "/escalate", conversationId: conversation }),
      });
    const first = await once();
    const again = await once();
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(server.requests).toHaveLength(1);
    const { rowCount } = await database.owner.query(
      "select from comm_command_uses where organization_id = $1",
      [acme],
    );
    expect(rowCount).toBe(1);
  });
});
