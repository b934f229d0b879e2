import { asFarAsTeams, type MemberActor, type ScopeContext } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { MemberContext } from "../context.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { listTeam, readMember, type Member } from "./queries.ts";

/** What changes of where a member stands. */
export type Move = {
  readonly team?: string | null | undefined;
  readonly channelIds?: readonly ChannelId[] | undefined;
};

/**
 * Puts a member in a team and in charge of channels; what is not said stays. Throws `role_above_yours` unless the actor
 * reaches what the member did and will, and what a joined team will reach: nobody lets somebody, or themselves, see more
 * than they do.
 */
export async function placeMember(
  { tx, actor, note }: MemberContext,
  memberId: string,
  move: Move,
): Promise<Member> {
  const member = await readMember(tx, memberId);
  const placed = { ...member, ...contextAfter(member, move) };
  for (const context of [member, placed]) assertCanGrant(actor, member.rights, context);
  if (placed.team !== null && placed.team !== member.team) await checkTeam(tx, actor, placed.team);
  // A channel that is not the organization's, or not any more, lets nobody see anything.
  await tx.client.query(
    "update user_roles set team = $3, channel_ids = $4 where organization_id = $1 and user_id = $2",
    [tx.organizationId, member.id, placed.team, placed.channelIds],
  );
  await appendEvent(tx, { kind: "member_changed", userId: member.id });
  note({
    action: "member.placed",
    target: { kind: "user", id: member.id },
    facts: { team: placed.team, channelIds: placed.channelIds },
  });
  return placed;
}

/** A conversation is the team's of whoever it is assigned to: who joins one brings theirs, from any channel, to all who reach as far as it. */
async function checkTeam(tx: Transaction, actor: MemberActor, team: string): Promise<void> {
  for (const member of await listTeam(tx, team)) assertCanGrant(actor, asFarAsTeams(member.rights));
}

const contextAfter = ({ team, channelIds }: ScopeContext, move: Move): ScopeContext => ({
  team: move.team === undefined ? team : move.team,
  channelIds: move.channelIds === undefined ? channelIds : [...new Set(move.channelIds)],
});
