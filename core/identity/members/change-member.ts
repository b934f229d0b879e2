import type { Transaction } from "../../database/index.ts";
import type { MemberActor } from "../actor.ts";
import { changeRole } from "./change-role.ts";
import { placeMember, type Place } from "./place-member.ts";
import { readMember, type Member } from "./queries.ts";

/** Gives a member another role, team or channels, as far as asked for. */
export async function changeMember(tx: Transaction, actor: MemberActor, memberId: string, { role, ...place }: Place & { readonly role?: string | undefined }, ip: string): Promise<Member> {
  if (role !== undefined) await changeRole(tx, actor, memberId, role, ip);
  if (place.team !== undefined || place.channelIds !== undefined) await placeMember(tx, actor, memberId, place, ip);
  return readMember(tx, memberId);
}
