import { beforeAll, describe, expect, it } from "vitest";
import { mayHear, type MemberActor, type Permission, type StreamEvent } from "../access/index.ts";
import { readOrganization } from "../database/index.ts";
import { newId, type ContactId, type OrganizationId } from "../kernel/ids.ts";
import type { HubEvent } from "../outbox/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { live } from "../testing/live.ts";
import { presentEvents } from "./present.ts";

const database = await testDatabase();
let acme: OrganizationId;
let ada: MemberActor;

beforeAll(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
});

const holding = (...permissions: readonly Permission[]): MemberActor => ({
  ...ada,
  permissions: Object.fromEntries(permissions.map((permission) => [permission, "all"])),
});

const present = (...events: readonly HubEvent[]) =>
  readOrganization(database, acme, (tx) => presentEvents(tx, live, events));

const hears = async (actor: MemberActor, event: HubEvent) =>
  (await present(event)).filter((told) => mayHear(actor, told)).map(changeOf);

const changeOf = ({ name, data }: StreamEvent) => ({ name, ...data });

describe("security 13: what live pages are told", () => {
  it.each<[string, Permission, HubEvent]>([
    ["channel", "channel.read", { kind: "channel_changed", channelId: newId("chn") }],
    ["contact", "contact.read", { kind: "contact_changed", contactId: newId("con") }],
    ["rule", "rule.read", { kind: "rule_changed", ruleId: newId("rul") }],
    ["template", "template.read", { kind: "template_changed", templateId: newId("tpl") }],
    ["label", "conversation.read", { kind: "label_changed", labelId: newId("lbl") }],
    ["member", "member.read", { kind: "member_changed", userId: newId("usr") }],
    ["setting", "settings.read", { kind: "setting_changed", name: "business-hours" }],
  ])("a change of a %s is heard by holders of %s and by nobody else", async (kind, permission, event) => {
    expect(await hears(holding(permission), event)).toEqual([
      { name: "changed", kind, id: expect.any(String) },
    ]);
    const { [permission]: _, ...others } = (await makeMember(database.owner, acme, "Olga", "owner"))
      .permissions;
    expect(Object.keys(others).length).toBeGreaterThan(20);
    expect(await hears({ ...ada, permissions: others }, event)).toEqual([]);
  });

  it("a change of oneself or of the organization's name is heard by every member", async () => {
    expect(await hears(holding(), { kind: "member_changed", userId: ada.userId })).toEqual([
      { name: "changed", kind: "member", id: ada.userId },
    ]);
    expect(await hears(holding(), { kind: "setting_changed", name: "organization" })).toEqual([
      { name: "changed", kind: "setting", id: "organization" },
    ]);
  });

  it("a contact is heard of where a conversation of theirs is in reach", async () => {
    const shop = await makeChannel(database.owner, acme);
    const [linus, grace] = [
      await makeContact(database.owner, acme, shop),
      await makeContact(database.owner, acme, shop),
    ];
    const own = await makeConversation(database.owner, acme, shop, linus);
    await makeConversation(database.owner, acme, shop, grace);
    await database.owner.query(
      "update comm_conversations set assignee_id = $2, contact_id = $3 where id = $1",
      [own, ada.userId, linus],
    );
    const reader: MemberActor = { ...ada, permissions: { "contact.read": "own" } };
    const changed = (contactId: ContactId): HubEvent => ({ kind: "contact_changed", contactId });
    expect(await hears(reader, changed(linus))).toEqual([{ name: "changed", kind: "contact", id: linus }]);
    expect(await hears(reader, changed(grace))).toEqual([]);
  });

  it("keeps the order of the events, whichever rooms present them", async () => {
    const events = await present(
      { kind: "rule_changed", ruleId: newId("rul") },
      { kind: "channel_changed", channelId: newId("chn") },
      { kind: "conversation_changed", conversationId: newId("cnv") },
      { kind: "rule_changed", ruleId: newId("rul") },
    );
    expect(events.map(({ data }) => data["kind"])).toEqual(["rule", "channel", "rule"]);
  });
});
