import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { MemberActor } from "../actor.ts";
import { anywhere } from "../permissions.ts";
import { checkReach } from "../roles/check-reach.ts";
import { readMember, type Member } from "./queries.ts";

/** What the scopes `team` and `channel` mean for a member. */
export type Place = { readonly team?: string | null | undefined; readonly channelIds?: readonly ChannelId[] | undefined };

/**
 * Puts a member in a team and in charge of channels; what is not said stays. Throws `role_above_yours` unless the actor's
 * rights reach as far as the member's could in any place: nobody lets somebody, or themselves, see more than they do.
 */
export async function placeMember(tx: Transaction, actor: MemberActor, memberId: string, place: Place, ip: string): Promise<Member> {
  const member = await readMember(tx, memberId);
  checkReach(actor, anywhere(member.rights));
  const placed = { ...member, team: place.team === undefined ? member.team : place.team, channelIds: place.channelIds === undefined ? member.channelIds : [...new Set(place.channelIds)] };
  // A channel that is not the organization's, or not any more, lets nobody see anything.
  await tx.client.query("update user_roles set team = $3, channel_ids = $4 where organization_id = $1 and user_id = $2", [tx.organizationId, member.id, placed.team, placed.channelIds]);
  await appendEvent(tx, { kind: "member_changed", userId: member.id });
  await recordAudit(tx, { actor, action: "member.placed", target: { kind: "user", id: member.id }, facts: { team: placed.team, channelIds: placed.channelIds }, ip });
  return placed;
}
