import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { openCommandChats } from "../testing/commands/command-chat.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
});

const stateOf = async (conversationId: string) =>
  (
    await database.owner.query(
      `select bot_paused_until > clock_timestamp() as quiet, array(select m.event ->> 'kind' from comm_messages m where m.conversation_id = c.id and m.kind = 'event' order by m.sent_at, m.id) as told
       from comm_conversations c where id = $1`,
      [conversationId],
    )
  ).rows[0];

describe("a customer", () => {
  it("asks for a person, and rules keep quiet until they are wanted again", async () => {
    const { conversationId, answers } = await chats.say(shop, "Linus", "/human");
    expect(answers).toMatchObject([{ text: expect.stringContaining("A person will answer you") }]);
    expect(await stateOf(conversationId)).toEqual({ quiet: true, told: ["asked_for_member"] });
    const again = await chats.say(shop, "Linus", "/bot");
    // A command is answered although rules keep quiet: somebody asked for it.
    expect(again.answers).toMatchObject([{ text: "Automatic answers are on." }]);
    expect(await stateOf(conversationId)).toEqual({
      quiet: null,
      told: ["asked_for_member", "asked_for_rules"],
    });
  });

  it("hears how their conversation stands, in their language", async () => {
    const { answers } = await chats.say(shop, "Linus", "/status", {
      from: { identities: [{ kind: "user_id", value: "Linus" }], name: "Linus", language: "de-AT" },
    });
    expect(answers).toMatchObject([
      { text: expect.stringMatching(/^Ihr Gespräch #\d+: offen\. Noch hat es niemand/) },
    ]);
  });
});
