import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { withdrawUngrantable } from "../invitations/withdraw-ungrantable.ts";
import { assertCanGrant } from "../roles/assert-can-grant.ts";
import { endKeys, type EndedKey } from "./end-keys.ts";
import { keyTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/**
 * Makes a key worthless from the next request on, with all that were made with it or with those. Throws `role_above_yours`
 * when it is somebody else's and may do more than the actor.
 */
export const revokeKey = action({
  name: "key.revoke",
  summary: "Makes a key worthless, and every key made with it.",
  permission: "key.manage",
  errors: { refused: ["role_above_yours"] },
  target: keyTarget,
  record: "audit",
  sensitive: true,
  async perform(context, key) {
    const { tx, actor, note } = context;
    if (key.makerId !== actor.userId) assertCanGrant(actor, key.rights, key.context);
    await endKeys(tx, "id = $2", key.id);
    note({ action: "key.revoked", target: { kind: "key", id: key.id }, facts: { name: key.name } });
    for (const { id, name, madeWith } of await endMadeWith(tx, [key]))
      note({ action: "key.revoked", target: { kind: "key", id }, facts: { name, madeWith } });
    await withdrawUngrantable(context);
  },
});

/** One generation a statement: whoever was just making a key with one of the last has been waited for, so the next statement sees it. */
async function endMadeWith(tx: Transaction, makers: readonly EndedKey[]): Promise<readonly EndedKey[]> {
  if (makers.length === 0) return [];
  const made = await endKeys(
    tx,
    "made_with = any ($2)",
    makers.map(({ id }) => id),
  );
  return [...made, ...(await endMadeWith(tx, made))];
}
