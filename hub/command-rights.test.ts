import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Command, MemberActor } from "../core/access/index.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../core/kernel/ids.ts";
import { openCommandChats } from "../core/testing/commands/command-chat.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeChannel } from "../core/testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../core/testing/factories/organization.ts";
import { commands } from "./commands.ts";
import { lineOf, type Known } from "./command-walk/lines.ts";
import {
  PERMISSION_TABLE,
  WALKED_ROLES,
  type Reach,
  type WalkedRole,
} from "./command-walk/permission-table.ts";

const database = await testDatabase();
const chats = openCommandChats(database, { deps: { healthChecks: [] } });

let acme: OrganizationId;
let shop: ChannelId;
let known: Known;
let customer: ConversationId;
const members = new Map<WalkedRole, MemberActor>();

beforeAll(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted", name: "Shop" });
  for (const role of WALKED_ROLES) {
    const member = await makeMember(database.owner, acme, `The ${role}`, role);
    members.set(role, member);
    await chats.linkMember(member, shop, role);
  }
  const alan = await makeMember(database.owner, acme, "Alan", "agent");
  await chats.linkMember(alan, shop, "alan");
  ({ conversationId: customer } = await chats.say(shop, "Linus", "Hello"));
  const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
    customer,
  ]);
  await database.owner.query(
    "insert into comm_labels (organization_id, id, name, colour) values ($1, $2, 'invoice', 'blue')",
    [acme, newId("lbl")],
  );
  await database.owner.query(
    "insert into comm_auto_response_rules (organization_id, id, name, position, condition, actions) values ($1, $2, 'Greeting', 1, '{\"all\": []}', '[]')",
    [acme, newId("rul")],
  );
  known = {
    conversation: `#${rows[0].number}`,
    member: "Alan",
    contact: "Linus",
    channel: "Shop",
    label: "invoice",
    rule: "Greeting",
  };
});

/** What is done in one's own chat by design, with no object of the organization. */
const OF_ITS_OWN = new Set([
  "cancel",
  "undo",
  "link",
  "unlink",
  "mode",
  "staff",
  "unsend",
  "help",
  "can",
  "unask",
  "answer",
]);
const walked = commands.filter((one) => one.for === "member" && !OF_ITS_OWN.has(one.name));

const give = async (role: string, line: string) => {
  const { messageId, answers } = await chats.say(shop, role, line);
  const { rows } = await database.owner.query(
    "select outcome, reason from comm_command_uses where message_id = $1",
    [messageId],
  );
  return { outcome: rows[0]?.outcome, reason: rows[0]?.reason, text: answers.at(-1)?.text ?? "" };
};

const own = (command: Command) => command.arguments.some(({ kind }) => kind === "conversation");

/** Whether the rights let it through: what is asked back, or to be confirmed, was allowed so far. */
const isAllowed = (outcome: string) => outcome === "done" || outcome === "asked";

// How fast one may type has tests of its own.
beforeEach(() => database.owner.query("update comm_command_uses set used_at = used_at - interval '1 hour'"));

describe("every command, by everybody", () => {
  it.each(walked.map((command) => [command.name, command] as const))("/%s", async (name, command) => {
    const reaches: Readonly<Record<WalkedRole, Reach>> | undefined = PERMISSION_TABLE[name];
    for (const role of WALKED_ROLES) {
      const reach = reaches?.[role] ?? "no";
      await database.owner.query("update comm_conversations set assignee_id = null where id = $1", [
        customer,
      ]);
      const line = lineOf(command, "right", known);
      const { outcome, reason, text } = await give(role, line);
      const said = `${role} ${line}: ${outcome} ${reason ?? ""} ${text}`;
      // Never silence, whatever comes of it.
      expect.soft(text, said).toMatch(/\S/u);
      if (reach === "all" || (reach === "own" && !own(command)))
        expect.soft(isAllowed(outcome), said).toBe(true);
      else expect.soft(isAllowed(outcome), said).toBe(false);
      if (reach !== "own" || !own(command)) continue;
      await database.owner.query("update comm_conversations set assignee_id = $2 where id = $1", [
        customer,
        members.get(role)?.userId,
      ]);
      const theirs = await give(role, line);
      expect.soft(isAllowed(theirs.outcome), `${role} ${line}, in charge: ${theirs.text}`).toBe(true);
    }
  });
});

describe("an account that acts for nobody", () => {
  it.each(walked.map((command) => [command.name, command] as const))(
    "does nothing by /%s: neither one that was never linked nor one that was revoked",
    async (_, command) => {
      const line = lineOf(command, "right", known);
      const before = await stateOf();
      const stranger = await chats.say(shop, "stranger", line);
      expect(await usesOf(stranger.messageId)).toEqual([]);
      const former = await makeMember(database.owner, acme, "Former", "owner");
      const who = newId("use");
      const { accountId } = await chats.linkMember(former, shop, who);
      await database.owner.query(
        "update comm_member_accounts set revoked_at = clock_timestamp() where id = $1",
        [accountId],
      );
      const revoked = await chats.say(shop, who, line);
      expect(await usesOf(revoked.messageId)).toEqual([]);
      expect(await stateOf()).toEqual(before);
    },
  );
});

/** Uses of commands of members; a customer may have one of the same name. */
const usesOf = async (messageId: string) =>
  (
    await database.owner.query(
      "select command from comm_command_uses where message_id = $1 and actor_kind = 'member'",
      [messageId],
    )
  ).rows;

const stateOf = async () =>
  (
    await database.owner.query(
      `select c.status, c.assignee_id, c.priority, c.snoozed_until, ch.status as channel, r.enabled,
         (select count(*) from comm_messages m where m.conversation_id = c.id)::int as messages
       from comm_conversations c join comm_channels ch on ch.id = c.channel_id
       join comm_auto_response_rules r on r.organization_id = c.organization_id where c.id = $1`,
      [customer],
    )
  ).rows[0];
