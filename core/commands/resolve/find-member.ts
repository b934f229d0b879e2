import { can } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { listMembers } from "../../identity/index.ts";
import type { ChannelId, UserId } from "../../kernel/ids.ts";
import { NOTHING, one, type Finds } from "./candidate.ts";
import { matchNames, type Named } from "./match-names.ts";

const ME = new Set(["me", "ich", "mich", "mir"]);

/** A member by name, email, the linked account that a mention names, or "me". Whoever may not view members is only ever themselves. */
export const findMember: Finds<"member"> = async (tx, { actor, chat }, { said, mention }) => {
  if (actor.kind !== "member") return NOTHING;
  const me: Named<"member"> = {
    value: { id: actor.userId, name: actor.name },
    label: actor.name,
    said: actor.userId,
    names: [actor.name, actor.email],
  };
  if (mention === undefined && ME.has(said.replace(/^@/u, "").toLowerCase())) return one(me);
  const members = can(actor, "member.read") ? (await listMembers(tx)).map(named) : [me];
  if (mention === undefined) return matchNames(said, members);
  const userId = chat.channelId === null ? null : await mentioned(tx, chat.channelId, mention);
  const found = members.find(({ value }) => value.id === userId);
  return found ? one(found) : NOTHING;
};

const named = ({
  id,
  name,
  email,
}: {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
}): Named<"member"> => ({
  value: { id, name },
  label: `${name} (${email})`,
  said: id,
  names: [name, email, email.slice(0, email.indexOf("@"))],
});

/** By the platform's own id, never by the name that a mention shows. */
async function mentioned(tx: Transaction, channelId: ChannelId, identity: string): Promise<UserId | null> {
  const { rows } = await tx.client.query<{ user_id: UserId }>(
    `select user_id from comm_member_accounts
     where organization_id = $1 and channel_id = $2 and identity_value = $3 and revoked_at is null limit 1`,
    [tx.organizationId, channelId, identity],
  );
  return rows[0]?.user_id ?? null;
}
