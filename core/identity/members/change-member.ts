import type { MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { giveRole } from "./give-role.ts";
import { placeMember, type Move } from "./place-member.ts";
import { readMember, type Member } from "./queries.ts";

/** Gives a member another role, team or channels, as far as asked for. */
export async function changeMember(
  tx: Transaction,
  actor: MemberActor,
  memberId: string,
  { role, ...move }: Move & { readonly role?: string | undefined },
  ip: string,
): Promise<Member> {
  if (role !== undefined) await giveRole(tx, actor, memberId, role, ip);
  if (move.team !== undefined || move.channelIds !== undefined)
    await placeMember(tx, actor, memberId, move, ip);
  return readMember(tx, memberId);
}
