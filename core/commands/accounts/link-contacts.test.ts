import { beforeEach, describe, expect, it } from "vitest";
import { readOrganization } from "../../database/index.ts";
import { listProvedContacts } from "../../contacts/queries.ts";
import type { ChannelId, ContactId, OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;
let support: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  support = await makeChannel(database.owner, acme, { connector: "scripted", name: "Support" });
});

const rows = async (text: string, ...values: unknown[]) =>
  (await database.owner.query<Record<string, unknown>>(text, values)).rows;
const say = async (channelId: ChannelId, who: string, text: string) =>
  (await chats.say(channelId, who, text)).answers.map((answer) => answer.text);
const askCode = async () =>
  /Your code is (\w{10})\./.exec((await say(shop, "Linus", "/link"))[0] ?? "")?.[1] ?? "";
const links = () =>
  rows("select contact_id, identity_id, how from comm_contact_links where organization_id = $1", acme);
const contactOf = async (channelId: ChannelId, who: string) =>
  (
    await rows(
      "select contact_id, id from comm_contact_identities where channel_id = $1 and value = $2",
      channelId,
      who,
    )
  )[0];
/** The last message in a chat. */
const lastIn = async (channelId: ChannelId, who: string) =>
  (
    await rows(
      "select m.body, m.buttons from comm_messages m join comm_conversations c on c.id = m.conversation_id where c.channel_id = $1 and c.thread_key = $2 and m.direction = 'out' order by m.sent_at desc, m.id desc limit 1",
      channelId,
      who,
    )
  )[0];

describe("a customer", () => {
  it("proves that two accounts are theirs: the first chat gives a code, the second presents it, the first confirms", async () => {
    const code = await askCode();
    expect(await say(support, "linus_t", `/link ${code}`)).toEqual([
      expect.stringContaining("Confirm it in the chat"),
    ]);
    expect(await links()).toEqual([]);
    expect(await lastIn(shop, "Linus")).toEqual({
      body: expect.stringContaining("linus_t on Scripted says that both accounts are the same person's."),
      buttons: [
        [{ label: "Yes, that's me", value: expect.stringMatching(/^p1\./) }],
        [{ label: "No", value: expect.stringMatching(/^p1\./) }],
      ],
    });
    expect(await say(shop, "Linus", "/link yes")).toEqual([
      expect.stringContaining("both accounts are yours"),
    ]);
    const [first, second] = [await contactOf(shop, "Linus"), await contactOf(support, "linus_t")];
    expect(await links()).toEqual([
      { contact_id: first?.["contact_id"], identity_id: second?.["id"], how: "code" },
    ]);
    expect(await lastIn(support, "linus_t")).toMatchObject({ body: "Your other chat confirmed it." });
    const proved = (id: unknown) =>
      readOrganization(database, acme, (tx) => listProvedContacts(tx, { kind: "all" }, id as ContactId));
    expect(await proved(first?.["contact_id"])).toMatchObject([{ name: "linus_t", how: "code" }]);
    expect(await proved(second?.["contact_id"])).toMatchObject([{ name: "Linus", how: "code" }]);
    expect(
      await rows("select count(*)::integer as contacts from comm_contacts where organization_id = $1", acme),
    ).toEqual([{ contacts: 2 }]);
  });

  it("confirms with the button too, once and in the first chat only", async () => {
    await say(support, "linus_t", `/link ${await askCode()}`);
    const buttons = (await lastIn(shop, "Linus"))?.["buttons"] as readonly (readonly {
      readonly value: string;
    }[])[];
    const yes = buttons[0]?.[0]?.value ?? "";
    await chats.press(support, "linus_t", yes);
    await chats.press(shop, "Mallory", yes);
    expect(await links()).toEqual([]);
    const { answers } = await chats.press(shop, "Linus", yes);
    expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining("both accounts are yours")]);
    await chats.press(shop, "Linus", yes);
    expect(await links()).toHaveLength(1);
  });

  it("who says no links nothing, and cannot say yes afterwards", async () => {
    await say(support, "eve", `/link ${await askCode()}`);
    expect(await say(shop, "Linus", "/link no")).toEqual(["All right, nothing was linked."]);
    expect(await say(shop, "Linus", "/link yes")).toEqual([expect.stringContaining("nothing to confirm")]);
    expect(await links()).toEqual([]);
  });

  it("cannot confirm for another chat, from the second, or without a presenter", async () => {
    const code = await askCode();
    expect(await say(shop, "Linus", "/link yes")).toEqual([expect.stringContaining("nothing to confirm")]);
    await say(support, "eve", `/link ${code}`);
    for (const [channel, who] of [
      [support, "eve"],
      [shop, "Mallory"],
    ] as const)
      expect(await say(channel, who, "/link yes")).toEqual([expect.stringContaining("nothing to confirm")]);
    expect(await links()).toEqual([]);
  });

  it("answers for the very account that was asked about", async () => {
    await say(support, "eve", `/link ${await askCode()}`);
    const [old] = await rows("select id from comm_link_codes where organization_id = $1", acme);
    await say(support, "linus_t", `/link ${await askCode()}`);
    expect(await say(shop, "Linus", `/link yes ${String(old?.["id"])}`)).toEqual([
      expect.stringContaining("nothing to confirm"),
    ]);
    expect(await links()).toEqual([]);
  });

  it("who guesses is held to five tries, and learns nothing", async () => {
    const code = await askCode();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await say(support, "eve", `/link 000000000${tries}`)).toEqual([
        expect.stringContaining("doesn't work here"),
      ]);
    expect(await say(support, "eve", `/link ${code}`)).toEqual([
      expect.stringContaining("Too many wrong codes"),
    ]);
    expect(await say(shop, "Linus", `/link ${code}`)).toEqual([
      expect.stringContaining("this chat's own code"),
    ]);
  });

  it("sets their language, and is answered in it", async () => {
    expect(await say(shop, "Linus", "/lang de")).toEqual(["Wir antworten Ihnen jetzt auf Deutsch."]);
    expect(await say(shop, "Linus", "/link 0000000000")).toEqual([
      expect.stringContaining("Dieser Code gilt hier nicht"),
    ]);
    expect(await say(shop, "Linus", "/lang en")).toEqual(["We answer you in English now."]);
  });
});
