import type { MemberActor } from "../../access/index.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import type { TestDatabase } from "../database.ts";
import { makeChannel, makeContact, makeConversation } from "../factories/conversation.ts";
import { makeMember, makeOrganization } from "../factories/organization.ts";
import { insertTenantRows } from "../factories/tenant-rows.ts";
import { newId } from "../../kernel/ids.ts";

/** One object of every kind that actions have, in one organization; the conversation's are the assignee's, of one team and channel. */
export type Objects = {
  readonly organizationId: OrganizationId;
  readonly assignee: MemberActor;
  readonly colleague: MemberActor;
  readonly team: string;
  readonly channelId: ChannelId;
  /** By kind of target; what concerns the organization or the member alone has no id. */
  readonly ids: Readonly<Record<string, string>>;
};

/** The tables whose rows are objects of actions, by the kind of their target. */
const TABLES = {
  rule: "comm_auto_response_rules",
  label: "comm_labels",
  template: "comm_templates",
  channel: "comm_channels",
  role: "roles",
  key: "api_keys",
  invitation: "invitations",
  chat_account: "comm_member_accounts",
  command: "comm_bot_commands",
} as const;

/** Makes them. */
export async function makeObjects(database: TestDatabase, team = "night"): Promise<Objects> {
  const { owner } = database;
  const organizationId = await makeOrganization(owner, "Acme");
  const [assignee, colleague] = [
    await makeMember(owner, organizationId, "Grace", "agent"),
    await makeMember(owner, organizationId, "Linus", "agent"),
  ];
  await owner.query("update user_roles set team = $2 where user_id = $1", [assignee.userId, team]);
  const rows = await insertTenantRows(owner, organizationId, colleague.userId);
  const ids = Object.entries(TABLES).map(([kind, table]) => [
    kind,
    String(rows.find(([name]) => name === table)?.[1]["id"]),
  ]);
  const channelId = await makeChannel(owner, organizationId);
  const contact = await makeContact(owner, organizationId, channelId);
  const conversation = await makeConversation(owner, organizationId, channelId, contact, assignee.userId);
  const group = await makeConversation(owner, organizationId, channelId, contact);
  await owner.query("update comm_conversations set thread_kind = 'group' where id = $1", [group]);
  const message = newId("msg");
  await owner.query(
    "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, sent_at) values ($1, $2, $3, $4, 'out', 'member', $5, 'Grace', 'Hi', clock_timestamp())",
    [organizationId, conversation, message, channelId, assignee.userId],
  );
  const made = {
    conversation,
    chat: group,
    message,
    contact,
    member: colleague.userId,
    organization: "",
    account: "",
  };
  return {
    organizationId,
    assignee,
    colleague,
    team,
    channelId,
    ids: { ...Object.fromEntries(ids), ...made },
  };
}
