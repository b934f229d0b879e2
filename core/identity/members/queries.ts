import type { ScopeContext, Rights } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId, UserId } from "../../kernel/ids.ts";
import { rightsOf } from "../roles/rights-of.ts";
import { memberMissing } from "./target.ts";

export type Member = ScopeContext & {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly rights: Rights;
  readonly joinedAt: Date;
};

type Row = {
  id: UserId;
  name: string;
  email: string;
  role: string | null;
  role_name: string | null;
  permissions: Record<string, unknown> | null;
  team: string | null;
  channel_ids: ChannelId[];
  joined_at: Date;
};

const MEMBERS = `
  select m.user_id as id, u.name, u.email, m.role, r.name as role_name, r.permissions, m.team, m.channel_ids, m.joined_at
  from user_roles m join users u on u.id = m.user_id
  left join roles r on r.organization_id = m.organization_id and r.id = m.role_id
  where m.organization_id = $1`;

const toMember = (row: Row): Member => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role ?? row.role_name ?? "",
  rights: rightsOf(row.role, row.permissions),
  team: row.team,
  channelIds: row.channel_ids,
  joinedAt: row.joined_at,
});

/** The organization's members, by name. */
export async function listMembers(tx: Transaction): Promise<Member[]> {
  const { rows } = await tx.client.query<Row>(`${MEMBERS} order by lower(u.name), m.user_id`, [
    tx.organizationId,
  ]);
  return rows.map(toMember);
}

/** The members of a team. */
export async function listTeam(tx: Transaction, team: string): Promise<Member[]> {
  const { rows } = await tx.client.query<Row>(`${MEMBERS} and m.team = $2`, [tx.organizationId, team]);
  return rows.map(toMember);
}

/** One member; throws `member_missing`. Memberships stay locked, so that two admins cannot remove each other's last owner. */
export async function readMember(tx: Transaction, id: string): Promise<Member> {
  await tx.client.query(
    "select from user_roles where organization_id = $1 and (user_id = $2 or role = 'owner') order by user_id for update",
    [tx.organizationId, id],
  );
  const { rows } = await tx.client.query<Row>(`${MEMBERS} and m.user_id = $2`, [tx.organizationId, id]);
  const [row] = rows;
  if (row === undefined) throw memberMissing();
  return toMember(row);
}
