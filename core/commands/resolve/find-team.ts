import { can, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { listMembers } from "../../identity/index.ts";
import { NOTHING, type Finds } from "./candidate.ts";
import { matchNames } from "./match-names.ts";

/** A team by name. Whoever may not view members knows their own. */
export const findTeam: Finds<"team"> = async (tx, { actor }, { said }) => {
  if (actor.kind !== "member") return NOTHING;
  const teams = new Set(await teamsSeenBy(tx, actor));
  const all = [...teams].map((name) => ({ value: { name }, label: name, said: name, names: [name] }));
  return matchNames(said, all);
};

async function teamsSeenBy(tx: Transaction, actor: MemberActor): Promise<readonly string[]> {
  const teams = can(actor, "member.read") ? (await listMembers(tx)).map(({ team }) => team) : [actor.team];
  return teams.filter((team) => team !== null).toSorted();
}
